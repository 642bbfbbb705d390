import { expect, test, type Page } from '@playwright/test';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, paste, row } from './app-under-test';

const id = 'video_big';
const bytes = 20_000_000;
let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

function addSlowTask(): { content: { behaves(): unknown } } {
  const task = machine.gateway.addTask(id, { clip: 'ember', bytes });
  task.content.throttledTo(1_500_000);
  return task;
}

const sent = (): number => machine.gateway.log.bytesSent(id);
const openRequests = (): number =>
  machine.gateway.log.contentRequests(id).filter(({ finished }) => !finished).length;
async function expectSaved(page: Page): Promise<void> {
  await expect(row(page, id)).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
  expect(await machine.files()).toEqual([`${id}.mp4`]);
  expect(await machine.parts()).toEqual([]);
  expect(await machine.sha256(`${id}.mp4`)).toBe(machine.gateway.served(id).sha256);
}

test('a server that is slow by connection is asked for four ranges at a time', async () => {
  addSlowTask();
  const page = await machine.launch();
  await paste(page, id);
  await machine.gateway.log.until(() => openRequests() === 4, 20_000);
  await expectSaved(page);
  const [first, ...others] = machine.gateway.log.contentRequests(id);
  expect(first?.range).toBeUndefined();
  for (const { range, ifRange } of others) {
    expect(range).toMatch(/^bytes=\d+-\d+$/);
    expect(ifRange).toBeTruthy();
  }
  expect(sent() - bytes).toBeLessThan(1_048_576);
});

test('a kill during four ranges loses none of them', async () => {
  const { content } = addSlowTask();
  const first = await machine.launch();
  await paste(first, id);
  await machine.gateway.log.until(() => sent() > 8_000_000, 30_000);
  await machine.kill();
  expect((await machine.parts()).length).toBeGreaterThan(1);
  expect(await machine.files()).toEqual([]);
  content.behaves();
  await expectSaved(await machine.launch());
  // What was on its way to each of the four, and not yet written.
  expect(sent() - bytes).toBeLessThan(4 * 1_048_576);
});

test('pausing everything stops the bytes, also over a restart, and nothing is fetched twice', async () => {
  addSlowTask();
  const page = await machine.launch();
  await paste(page, id);
  await machine.gateway.log.until(() => sent() > 2_000_000, 20_000);
  await page.getByTestId('pause-all').click();
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'all-paused');
  await machine.gateway.log.until(() => openRequests() === 0);
  const atPause = sent();
  await machine.quit();
  const again = await machine.launch();
  await expect(again.getByTestId('hold')).toHaveAttribute('data-hold', 'all-paused');
  expect(sent()).toBe(atPause);
  await again.getByTestId('hold-mend').click();
  await expectSaved(again);
  expect(sent() - bytes).toBeLessThan(4 * 1_048_576);
});

test('a speed limit holds for what is downloaded', async () => {
  machine.gateway.addTask(id, { clip: 'ember', bytes: 9_000_000 });
  const page = await machine.launch();
  await page.getByTestId('settings-open').click();
  await page.getByTestId('speed-limit').fill('3');
  await page.getByTestId('speed-limit').press('Enter');
  await page.keyboard.press('Escape');
  const startMs = Date.now();
  await paste(page, id);
  await expectSaved(page);
  expect(Date.now() - startMs).toBeGreaterThan(2_900);
  expect(machine.gateway.log.contentRequests(id)).toHaveLength(1);
});

test('a saved file that is gone is said, and fetched again on request', async () => {
  machine.gateway.addTask(id, { clip: 'tide' });
  const first = await machine.launch();
  await paste(first, id);
  await expectSaved(first);
  await machine.quit();
  await rm(join(machine.folder, `${id}.mp4`));
  const page = await machine.launch();
  await expect(row(page, id)).toHaveAttribute('data-files-gone', 'file');
  await row(page, id).getByTestId('row-action').click();
  await expect(row(page, id)).not.toHaveAttribute('data-files-gone', 'file');
  await expectSaved(page);
});

test('a folder that is away is not taken for lost files', async () => {
  machine.gateway.addTask(id, { clip: 'tide' });
  const first = await machine.launch();
  await paste(first, id);
  await expectSaved(first);
  await machine.quit();
  await rename(machine.folder, `${machine.folder}-away`);
  const page = await machine.launch();
  await expect(row(page, id)).toHaveAttribute('data-files-gone', 'folder');
  await machine.quit();
  await rename(`${machine.folder}-away`, machine.folder);
  await expectSaved(await machine.launch());
});

test('an unfinished download without a task is named and left alone', async () => {
  await mkdir(machine.folder, { recursive: true });
  await writeFile(join(machine.folder, 'video_lost.part'), 'half');
  const page = await machine.launch();
  const notice = page.locator('[data-notice="stray-parts"]');
  await expect(notice).toContainText('video_lost.part');
  expect(await machine.parts()).toEqual(['video_lost.part']);
});
