import { expect, test } from '@playwright/test';
import { Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
  machine.gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
});
test.afterEach(async () => {
  await machine.stop();
});

test('nothing moves for a person who asked for less motion', async () => {
  const page = await machine.launch();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await paste(page, 'video_busy');
  await expect(row(page, 'video_busy')).toContainText('35');
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
  const moving = (): Promise<string[]> =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map((animation) => String(Reflect.get(animation, 'animationName'))),
    );
  await expect.poll(moving).toEqual([]);
  // The control: without the wish something does move.
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  machine.gateway.addTask('video_open', { stages: [{ status: 'processing' }] });
  await paste(page, 'video_open');
  await expect(row(page, 'video_open')).toContainText('Generating');
  await expect.poll(moving).not.toEqual([]);
});

test('in forced colours it is seen what is chosen, and how far a task is', async () => {
  const page = await machine.launch();
  await page.emulateMedia({ forcedColors: 'active' });
  await paste(page, 'video_busy video_nobody');
  await expect(row(page, 'video_nobody')).toHaveAttribute('data-state', 'not-found');
  const outlineOf = (id: string): Promise<string> =>
    row(page, id).evaluate((element) => getComputedStyle(element).outlineStyle);
  await row(page, 'video_nobody').locator('time').click();
  expect(await outlineOf('video_nobody')).toBe('solid');
  expect(await outlineOf('video_busy')).toBe('none');
  const bar = row(page, 'video_busy').getByRole('progressbar');
  const colors = await bar.evaluate((element) => {
    const inner = element.firstElementChild ?? element;
    return [getComputedStyle(inner).backgroundColor, getComputedStyle(element).backgroundColor];
  });
  expect(colors[0]).not.toBe(colors[1]);
  await page.keyboard.press('ControlOrMeta+k');
  const [chosen, other] = await page
    .locator('[cmdk-item]')
    .evaluateAll((items) => items.map((item) => getComputedStyle(item).backgroundColor));
  expect(chosen).not.toBe(other);
});
