import { expect, test, type Page } from '@playwright/test';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

test('finished results are shown as pictures, and the choice outlasts a restart', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  gateway.addTask('video_petal', { clip: 'petal' });
  gateway.addTask('video_busy', { stages: [{ status: 'processing' }] });
  let page = await machine.launch({ ids: ['video_tide', 'video_petal', 'video_busy'] });
  for (const id of ['video_tide', 'video_petal']) {
    await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
  }
  await page.getByTestId('view-grid').click();
  const tiles = page.getByTestId('result-tile');
  await expect(tiles).toHaveCount(2);
  await expect(page.getByTestId('task-row')).toHaveCount(0);
  await expect(tiles.first()).toContainText('video_tide.mp4');
  await expect(tiles.first()).toContainText('1280×720 · 5 s');
  await expect(tiles.first().getByTestId('thumbnail')).toHaveJSProperty('naturalWidth', 320);

  await machine.quit();
  page = await machine.launch();
  await expect(page.getByTestId('result-tile')).toHaveCount(2);
  await page.getByTestId('tile-preview').last().focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('player')).toHaveAttribute('data-task-id', 'video_petal');
  await page.keyboard.press('Escape');
  await page.getByTestId('view-grid').click();
  await expect(page.getByTestId('task-row')).toHaveCount(3);
});

const tile = (page: Page, id: string) =>
  page.locator(`[data-testid="result-tile"][data-task-id="${id}"]`);
const chosen = (page: Page) =>
  page
    .locator('[data-testid="result-tile"][aria-selected="true"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-task-id')));

test('pictures are gone through, chosen, named, marked, filtered and removed as rows are', async () => {
  const { gateway } = machine;
  const ids = ['video_a', 'video_b', 'video_c', 'video_d', 'video_e', 'video_f'];
  for (const id of ids) gateway.addTask(id, { clip: 'petal' });
  gateway.addTask('video_busy', { stages: [{ status: 'processing' }] });
  const page = await machine.launch({ ids: [...ids, 'video_busy'] });
  for (const id of ids) await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
  await page.getByTestId('view-grid').click();
  const grid = page.getByTestId('result-grid');
  const columns = Number(await grid.getAttribute('aria-colcount'));
  expect(columns).toBeGreaterThan(1);
  expect(columns).toBeLessThan(6);

  await tile(page, 'video_a').locator('.result-tile-name').click();
  expect(await chosen(page)).toEqual(['video_a']);
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'video_b')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(tile(page, ids[Math.min(1 + columns, 5)] ?? '')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await chosen(page)).toEqual(['video_a', 'video_b']);
  await tile(page, 'video_d')
    .getByTestId('tile-preview')
    .click({ modifiers: ['ControlOrMeta'] });
  expect(await chosen(page)).toEqual(['video_a', 'video_b', 'video_d']);
  await expect(page.getByTestId('bulk-count')).toHaveText('3 selected');
  await page.keyboard.press('k');
  await expect(page.locator('[data-testid="result-tile"][data-mark="keep"]')).toHaveCount(3);

  // What has no picture is not chosen with the rest.
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByTestId('bulk-count')).toHaveText('6 selected');
  await page.keyboard.press('Escape');

  await page.keyboard.press('End');
  await page.keyboard.press('F2');
  await page.keyboard.type('Last light');
  await page.keyboard.press('Enter');
  await expect(tile(page, 'video_f')).toContainText('Last light');
  await expect(tile(page, 'video_f')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('player')).toHaveAttribute('data-task-id', 'video_f');
  await page.keyboard.press('Escape');

  // The preview goes through what the filter leaves.
  await page.getByTestId('mark-filter').selectOption('keep');
  await expect(page.getByTestId('result-tile')).toHaveCount(3);
  await tile(page, 'video_a').getByTestId('tile-preview').click();
  await expect(page.getByTestId('player-place')).toHaveText('1 of 3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('player')).toHaveAttribute('data-task-id', 'video_d');
  await page.keyboard.press('Escape');
  await page.getByTestId('mark-filter').selectOption('any');
  await page.getByTestId('find').fill('light');
  await expect(page.getByTestId('result-tile')).toHaveCount(1);
  await page.getByTestId('find').fill('busy');
  await page.getByTestId('show-all').click();

  await tile(page, 'video_c').hover();
  await tile(page, 'video_c').getByTestId('tile-menu').click();
  await page.locator('[data-action="remove"]').click();
  await expect(page.getByTestId('result-tile')).toHaveCount(5);
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('result-tile')).toHaveCount(6);
});
