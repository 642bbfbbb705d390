import { expect, test, type Page } from '@playwright/test';
import { Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const mostStops = 60;

/** Whether the focus can be seen: the pixels around the element differ once it is gone. */
async function isFocusSeen(page: Page): Promise<boolean> {
  const box = await page.locator(':focus').boundingBox();
  const size =
    page.viewportSize() ??
    (await page.evaluate(() => ({ width: innerWidth, height: innerHeight })));
  if (box === null) return false;
  const [x, y] = [Math.max(0, box.x - 6), Math.max(0, box.y - 6)];
  const clip = {
    ...{ x, y },
    width: Math.min(box.x + box.width + 6, size.width) - x,
    height: Math.min(box.y + box.height + 6, size.height) - y,
  };
  if (clip.width <= 0 || clip.height <= 0) return false;
  const focused = await page.screenshot({ clip });
  await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return;
    Reflect.set(window, 'focusedBefore', element);
    element.blur();
  });
  const plain = await page.screenshot({ clip });
  await page.evaluate(() => {
    const before: unknown = Reflect.get(window, 'focusedBefore');
    if (before instanceof HTMLElement) before.focus();
  });
  return !focused.equals(plain);
}

/** Goes through everything that Tab reaches; says what has no name or no visible focus. */
async function complaintsOfTabbing(page: Page): Promise<{ stops: number; complaints: string[] }> {
  const complaints: string[] = [];
  await page.evaluate(() => Reflect.set(window, 'tabbed', new Set()));
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab');
    const isNew = await page.evaluate(() => {
      const seen: unknown = Reflect.get(window, 'tabbed');
      const element = document.activeElement;
      if (!(seen instanceof Set) || element === null || element === document.body) return false;
      if (seen.has(element)) return false;
      seen.add(element);
      return true;
    });
    if (!isNew) return { stops, complaints };
    const focus = page.locator(':focus');
    const html = await focus.evaluate((element) => element.outerHTML.slice(0, 120));
    // As a screen reader has it: a role, then the name in quotes.
    const [line = ''] = (await focus.ariaSnapshot()).split('\n');
    if (!/^- '?[a-z]+ "/u.test(line)) complaints.push(`no name (${line}): ${html}`);
    if (!(await isFocusSeen(page))) complaints.push(`focus not seen: ${html}`);
  }
  return { stops: mostStops, complaints };
}

async function expectTabbable(page: Page, least: number): Promise<void> {
  const { stops, complaints } = await complaintsOfTabbing(page);
  expect(complaints).toEqual([]);
  expect(stops).toBeGreaterThanOrEqual(least);
  expect(stops).toBeLessThan(mostStops);
}

async function calm(page: Page): Promise<Page> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return page;
}

test('every control has a name and a visible focus: first start, empty list, what opens above them', async () => {
  const first = await calm(await machine.launch({ env: { DIMILINKS_API_KEY: '' } }));
  await expect(first.getByTestId('welcome')).toBeVisible();
  await expectTabbable(first, 6);
  await machine.quit();

  const page = await calm(await machine.launch());
  await expect(page.getByTestId('empty')).toBeVisible();
  await expectTabbable(page, 4);
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
  await expectTabbable(page, 30);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByTestId('shortcuts-sheet')).toBeVisible();
  await expectTabbable(page, 2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByTestId('palette-field')).toBeFocused();
  expect(await isFocusSeen(page)).toBe(true);
});

test('every control has a name and a visible focus: list, choice, hold, player, grid', async () => {
  const { gateway } = machine;
  gateway.addTask('video_done', { clip: 'tide' });
  gateway.addTask('video_bad').fails({ code: 'upstream_error', message: 'no' });
  const page = await calm(await machine.launch());
  await paste(page, 'video_done video_bad');
  await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
  await expect(row(page, 'video_bad')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('toast')).toHaveCount(0);
  await row(page, 'video_bad').locator('time').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.getByTestId('hold')).toBeVisible();
  await expectTabbable(page, 16);
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await row(page, 'video_done').getByTestId('row-preview').click();
  await expect(page.getByTestId('player-time')).toContainText('0:05');
  await expectTabbable(page, 9);
  await page.keyboard.press('Escape');
  await page.getByTestId('view-grid').click();
  await expect(page.getByTestId('result-tile')).toHaveCount(1);
  await expectTabbable(page, 8);
  await page.getByTestId('view-grid').click();
  await row(page, 'video_bad').locator('.task-row-details').click();
  await expect(page.getByTestId('failure-details')).toBeVisible();
  await expectTabbable(page, 3);
});

test('the focus returns to where it came from', async () => {
  const { gateway } = machine;
  gateway.addTask('video_done', { clip: 'tide' });
  const page = await machine.launch();
  await paste(page, 'video_done video_a video_b');
  await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
  await expect(row(page, 'video_b')).toHaveAttribute('data-state', 'not-found');

  const gear = page.getByTestId('settings-open');
  await gear.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gear).toBeFocused();

  const menu = row(page, 'video_done').getByTestId('row-menu');
  await row(page, 'video_done').locator('time').click();
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await menu.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await menu.click();
  await expect(page.getByRole('menu')).toHaveCount(0);

  const done = row(page, 'video_done');
  await done.focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('player')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(done).toBeFocused();
  for (const [keys, what] of [
    ['F1', 'shortcuts-sheet'],
    ['ControlOrMeta+k', 'palette'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByTestId(what)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(done).toBeFocused();
  }

  // The row that takes its place.
  await row(page, 'video_a').locator('time').click();
  await page.keyboard.press('Delete');
  await expect(row(page, 'video_b')).toBeFocused();
  // A message goes away under the finger that closes it.
  const undo = page.getByTestId('toast').getByRole('button', { name: 'Undo' });
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast')).toHaveCount(0);
  await expect(row(page, 'video_b')).toBeFocused();

  await page.keyboard.press('ControlOrMeta+a');
  await page.getByTestId('bulk-clear').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-testid="task-row"]:focus')).toHaveCount(1);
  await page.getByTestId('find').fill('nobody at all');
  await page.getByTestId('show-all').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-testid="task-row"]:focus')).toHaveCount(1);
});

test('ends are said in batches, and progress is not said at all', async () => {
  const { gateway } = machine;
  const busy = gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 10 }] });
  const page = await machine.launch();
  const said: string[] = [];
  await page.exposeFunction('heard', (text: string) => void said.push(text));
  await page.evaluate(() => {
    const live = document.querySelector('[data-testid="live"]');
    const hear: unknown = Reflect.get(window, 'heard');
    if (live === null || typeof hear !== 'function') throw new Error('nothing to listen to');
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) Reflect.apply(hear, null, [node.textContent]);
    }).observe(live, { childList: true, subtree: true });
  });
  const unknown = Array.from({ length: 6 }, (_, at) => `video_nobody_${String(at)}`);
  await paste(page, ['video_busy', ...unknown].join(' '));
  const counted = (): number[] =>
    said.flatMap(
      (text) => /^(\d) not found\. 1 in progress\.$/u.exec(text)?.slice(1).map(Number) ?? [],
    );
  await expect.poll(() => counted().reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(counted().length).toBeLessThanOrEqual(2);
  busy.completes();
  await expect
    .poll(() => said.some((text) => text.includes('1 saved. Nothing in progress.')))
    .toBe(true);
  expect(said.filter((text) => /%|MB/u.test(text))).toEqual([]);
});
