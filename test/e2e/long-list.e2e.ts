import { expect, test } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeLongList } from '../bench/long-list';
import { Machine, row, statesOf } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

test('a long list is shown from its top, comes whole, and all of its files are looked for', async () => {
  test.setTimeout(90_000);
  const count = 8_000;
  await writeLongList(machine.profile, machine.folder, count);
  const bottom = 'video_00001a7c94f3e2b18';
  await rm(join(machine.folder, `${bottom}.mp4`));
  const page = await machine.launch();
  await expect(row(page, 'video_07999a7c94f3e2b18')).toBeVisible();
  expect((await statesOf(page)).size).toBe(count);
  await page.getByTestId('find').fill(bottom);
  await expect(row(page, bottom)).toHaveAttribute('data-files-gone', 'file');
});
