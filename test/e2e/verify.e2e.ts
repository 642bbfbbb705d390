import { expect, test, type Page } from '@playwright/test';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

async function saved(...ids: readonly string[]): Promise<Page> {
  for (const id of ids) machine.gateway.addTask(id, { clip: 'tide' });
  const page = await machine.launch({ ids });
  for (const id of ids) await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
  return page;
}

/** As a failing disk or another program would: same name, same size, other content. */
async function flipByte(name: string): Promise<void> {
  const path = join(machine.folder, name);
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function verify(page: Page): Promise<void> {
  await page.getByTestId('settings-open').click();
  await page.getByTestId('settings-go-saving').click();
  await page.getByTestId('verify-button').click();
  await expect(page.getByTestId('verify')).toHaveAttribute('data-state', 'done');
}

test('a changed byte and a missing file are found, named, and still known after a restart', async () => {
  let page = await saved('video_good', 'video_bad', 'video_gone');
  const before = await machine.sha256('video_bad.mp4');
  await flipByte('video_bad.mp4');
  await rm(join(machine.folder, 'video_gone.mp4'));
  const after = await machine.sha256('video_bad.mp4');

  await verify(page);
  await expect(page.getByTestId('verify-result')).toHaveText(
    '2 saved files are not as they were saved',
  );
  const found = page.getByTestId('verify-found').getByRole('listitem');
  await expect(found).toHaveText(['video_bad.mp4changed', 'video_gone.mp4not in the folder']);
  await page.getByTestId('verify-show').click();
  await expect(page.getByTestId('settings-panel')).toHaveCount(0);
  await expect(page.getByTestId('task-row')).toHaveCount(2);
  await expect(row(page, 'video_gone')).toHaveAttribute('data-files-gone', 'file');

  await machine.kill();
  page = await machine.launch();
  const bad = row(page, 'video_bad');
  await expect(bad).toHaveAttribute('data-finding', 'changed');
  await expect(bad).toContainText('File changed since it was saved · video_bad.mp4');
  await bad.getByRole('button', { name: 'Details' }).click();
  const details = page.getByTestId('failure-details');
  await expect(details).toContainText(before);
  await expect(details).toContainText(after);
  await page.getByTestId('details-action').click();

  await expect(bad).not.toHaveAttribute('data-finding');
  await expect(bad).toContainText('video_bad (2).mp4');
  expect(await machine.sha256('video_bad (2).mp4')).toBe(before);
  expect(await machine.sha256('video_bad.mp4')).toBe(after);
});

test('a file that was edited is taken as it is', async () => {
  const page = await saved('video_cut');
  await flipByte('video_cut.mp4');
  await verify(page);
  await expect(page.getByTestId('verify-found')).toBeVisible();
  await page.keyboard.press('Escape');
  await row(page, 'video_cut').getByTestId('row-menu').click();
  await page.locator('[data-action="accept-files"]').click();
  await expect(row(page, 'video_cut')).not.toHaveAttribute('data-finding');
  await verify(page);
  await expect(page.getByTestId('verify-result')).toHaveText(
    'The 1 saved file is as it was saved.',
  );
});

test('a verification lets a download go first, is stopped by a person, and goes on after a restart', async () => {
  let page = await saved('video_a', 'video_b');
  machine.gateway
    .addTask('video_slow', { clip: 'tide', bytes: 8_000_000 })
    .content.throttledTo(100_000);
  await page.getByTestId('paste-box').fill('video_slow');
  await page.getByTestId('paste-box').press('Enter');
  await expect(row(page, 'video_slow')).toContainText(/Downloading .* of 8 MB · .* left · .*\/s/u);
  await page.getByTestId('settings-open').click();
  await page.getByTestId('verify-button').click();
  await expect(page.getByTestId('verify')).toHaveAttribute('data-state', 'waiting');
  await expect(page.getByTestId('verify-progress')).toHaveText(
    '0 of 2 files · waiting until the downloads are done',
  );
  await page.getByTestId('verify-button').click();
  await expect(page.getByTestId('verify-result')).toHaveText('Stopped after 0 of 2 files.');
  await page.getByTestId('verify-button').click();
  await expect(page.getByTestId('verify')).toHaveAttribute('data-state', 'waiting');

  await machine.kill();
  page = await machine.launch();
  await row(page, 'video_slow').getByTestId('row-action').click();
  await expect(row(page, 'video_slow')).toHaveAttribute('data-state', 'paused');
  await page.getByTestId('settings-open').click();
  await expect(page.getByTestId('verify-result')).toHaveText(
    'All 2 saved files are as they were saved.',
  );
});
