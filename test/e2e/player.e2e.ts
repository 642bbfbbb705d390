import { expect, test, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

/** Each task in turn, so that the last one stands on top. */
async function saved(...ids: readonly string[]): Promise<Page> {
  const page = await machine.launch({ ids });
  for (const id of ids) await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
  return page;
}

const film = (page: Page) => page.getByTestId('player-video');
const timeS = (page: Page): Promise<number> =>
  film(page).evaluate((video) => (video as HTMLVideoElement).currentTime);
const isPaused = (page: Page): Promise<boolean> =>
  film(page).evaluate((video) => (video as HTMLVideoElement).paused);

test('a saved film is previewed, sought in and stepped through by keyboard alone', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await saved('video_tide');
  await row(page, 'video_tide').getByTestId('row-preview').focus();
  await page.keyboard.press('Space');

  const player = page.getByTestId('player');
  await expect(player).toHaveAttribute('data-task-id', 'video_tide');
  await expect(player).toContainText('video_tide.mp4');
  await expect(player).toContainText('1280×720');
  await expect(player).toContainText('5 s');
  await expect.poll(() => timeS(page)).toBeGreaterThan(0.3);
  await page.keyboard.press('Space');
  await expect.poll(() => isPaused(page)).toBe(true);
  await expect(page.getByTestId('player-play')).toHaveAccessibleName('Play');

  // 24 frames a second: a step is a 24th, and back again.
  const before = await timeS(page);
  await page.keyboard.press('.');
  await expect.poll(() => timeS(page)).toBeGreaterThan(before);
  const onFrame = await timeS(page);
  await page.keyboard.press('.');
  await expect.poll(() => timeS(page)).toBeCloseTo(onFrame + 1 / 24, 2);
  await page.keyboard.press(',');
  await expect.poll(() => timeS(page)).toBeCloseTo(onFrame, 2);

  await page.getByTestId('player-seek').focus();
  await page.keyboard.press('End');
  await expect.poll(() => timeS(page)).toBeGreaterThan(4.9);
  await page.keyboard.press('Home');
  await expect.poll(() => timeS(page)).toBe(0);

  await page.keyboard.press('m');
  expect(await film(page).evaluate((video) => (video as HTMLVideoElement).muted)).toBe(true);
  await page.keyboard.press('l');
  expect(await film(page).evaluate((video) => (video as HTMLVideoElement).loop)).toBe(false);
  await expect(page.getByTestId('player-loop')).toHaveAttribute('aria-pressed', 'false');

  // The focus stays inside however often it moves on.
  for (let count = 0; count < 16; count += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && activeElement?.closest('dialog') === null;
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(player).toHaveCount(0);
  await expect(row(page, 'video_tide').getByTestId('row-preview')).toBeFocused();
});

test('films and images follow each other, and a mark outlasts a restart', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  gateway.addImageTask('img_two', { images: [{ kind: 'png' }, { kind: 'webp' }] });
  gateway.addTask('video_petal', { clip: 'petal' });
  let page = await saved('video_tide', 'img_two', 'video_petal');
  await row(page, 'video_tide').getByTestId('row-preview').click();
  const place = page.getByTestId('player-place');
  await expect(place).toHaveText('1 of 4');
  await expect(page.getByTestId('player-previous')).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('player-image')).toHaveJSProperty('naturalWidth', 256);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('player-image')).toHaveJSProperty('naturalWidth', 360);
  await page.keyboard.press('x');
  await expect(page.getByTestId('player')).toHaveAttribute('data-mark', 'reject');
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveText('4 of 4');
  await expect(film(page)).toHaveJSProperty('videoHeight', 1280);
  await page.keyboard.press('k');
  await expect(page.getByTestId('player')).toHaveAttribute('data-mark', 'keep');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('k');
  await expect(page.getByTestId('player')).toHaveAttribute('data-mark', 'keep');
  await page.keyboard.press('k');
  await expect(page.getByTestId('player')).not.toHaveAttribute('data-mark');
  await page.getByTestId('player-close').click();

  await machine.kill();
  page = await machine.launch();
  await expect(row(page, 'img_two')).toHaveAttribute('data-mark', 'reject');
  await expect(row(page, 'video_petal')).toHaveAttribute('data-mark', 'keep');
  await expect(row(page, 'video_tide')).not.toHaveAttribute('data-mark');
  await expect(row(page, 'video_petal').getByRole('img', { name: 'Marked to keep' })).toBeVisible();
});

test('a file that the window cannot draw says so, and one that is removed closes', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await saved('video_tide');
  await writeFile(join(machine.folder, 'video_tide.mp4'), 'this is no film');
  await row(page, 'video_tide').getByTestId('row-preview').click();
  await expect(page.getByTestId('player-broken')).toContainText('Open it with another program');
  await page.evaluate(() => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: unknown): Promise<unknown>;
    };
    return bridge.request('tasks.act', { id: 'video_tide', action: 'remove' });
  });
  await expect(page.getByTestId('player')).toHaveCount(0);
});
