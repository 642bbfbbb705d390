import { expect, test } from '@playwright/test';
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
  await page.getByTestId('result-tile').last().getByRole('button').focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('player')).toHaveAttribute('data-task-id', 'video_petal');
  await page.keyboard.press('Escape');
  await page.getByTestId('view-grid').click();
  await expect(page.getByTestId('task-row')).toHaveCount(3);
});
