import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

test('a kill while watching loses nothing', async () => {
  const { gateway } = machine;
  const task = gateway.addTask('video_tide', {
    clip: 'tide',
    stages: [{ status: 'processing', progress: 10 }],
  });
  const first = await machine.launch();
  await paste(first, 'video_tide');
  await expect(row(first, 'video_tide')).toContainText('10');
  await machine.kill();
  task.completes();

  const second = await machine.launch();
  await expect(row(second, 'video_tide')).toHaveAttribute('data-state', 'saved');
  expect(await machine.sha256('video_tide.mp4')).toBe(gateway.served('video_tide').sha256);
});

test('a kill while downloading goes on from the bytes on disk', async () => {
  const { gateway } = machine;
  const bytes = 12_000_000;
  const { content } = gateway.addTask('video_big', { clip: 'ember', bytes });
  content.throttledTo(4_000_000);
  const first = await machine.launch();
  await paste(first, 'video_big');
  await expect(row(first, 'video_big')).toHaveAttribute('data-state', 'downloading');
  await gateway.log.until((log) => log.bytesSent('video_big') > 4_000_000, 30_000);
  expect(await machine.files()).toEqual([]);
  await machine.kill();
  expect(await machine.files()).toEqual([]);
  expect(await machine.parts()).toContain('video_big.part');
  content.behaves();

  const before = gateway.log.contentRequests('video_big').length;
  const second = await machine.launch();
  await expect(row(second, 'video_big')).toHaveAttribute('data-state', 'saved');
  expect(await machine.files()).toEqual(['video_big.mp4']);
  expect(await machine.sha256('video_big.mp4')).toBe(gateway.served('video_big').sha256);
  // The part goes on, and so does each range that was fetched ahead of it.
  for (const { range, ifRange } of gateway.log.contentRequests('video_big').slice(before)) {
    expect(Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0)).toBeGreaterThan(1_000_000);
    expect(ifRange).toBeTruthy();
  }
  expect(gateway.log.bytesSent('video_big')).toBeLessThan(bytes + 1_048_576);
});

test('a power cut that leaves lengths without bytes leaves no wrong file', async () => {
  const { gateway } = machine;
  const { content } = gateway.addTask('video_big', { clip: 'ember', bytes: 12_000_000 });
  content.throttledTo(4_000_000);
  const first = await machine.launch();
  await paste(first, 'video_big');
  await gateway.log.until((log) => log.bytesSent('video_big') > 4_000_000, 30_000);
  await machine.kill();
  content.behaves();
  // As a file system does it that writes lengths down before bytes, under another start of the machine.
  for (const name of await machine.parts()) {
    const path = join(machine.folder, name);
    await writeFile(path, Buffer.alloc((await stat(path)).size));
  }
  await writeFile(join(machine.profile, 'running'), 'an-earlier-start-of-the-machine');

  const second = await machine.launch();
  await expect(row(second, 'video_big')).toHaveAttribute('data-state', 'saved');
  expect(await machine.files()).toEqual(['video_big.mp4']);
  expect(await machine.parts()).toEqual([]);
  expect(await machine.sha256('video_big.mp4')).toBe(gateway.served('video_big').sha256);
});

test('a saved task stays saved and is not fetched again', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  const first = await machine.launch({ ids: ['video_tide'] });
  await expect(row(first, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await machine.kill();
  const fetched = gateway.log.requestsFor('video_tide').length;
  const second = await machine.launch();
  await expect(row(second, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await second.waitForTimeout(3_000);
  expect(gateway.log.requestsFor('video_tide')).toHaveLength(fetched);
});

test('a start after a kill says once what went on; a start after quitting says nothing', async () => {
  const { gateway } = machine;
  const downloads = ['video_one', 'video_two'].map((id) =>
    gateway.addTask(id, { clip: 'ember', bytes: 40_000_000 }),
  );
  for (const { content } of downloads) content.throttledTo(500_000);
  gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 10 }] });
  const first = await machine.launch();
  await paste(first, 'video_one video_two video_busy');
  for (const id of ['video_one', 'video_two']) {
    await expect(row(first, id)).toHaveAttribute('data-state', 'downloading');
    await gateway.log.until((log) => log.bytesSent(id) > 300_000, 30_000);
  }
  await expect(row(first, 'video_busy')).toContainText('10');
  await machine.kill();

  const second = await machine.launch();
  const notice = second.locator('[data-notice="recovered"]');
  await expect(notice).toContainText('2 downloads went on after the restart.');
  await expect(notice).toContainText('1 task is watched again.');
  await expect(second.getByTestId('live')).toContainText('2 downloads went on');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await machine.quit();

  // The downloads are still unfinished, but this person closed the app and knows it.
  const third = await machine.launch();
  await expect(row(third, 'video_one')).toContainText('Downloading');
  await gateway.log.until((log) => log.contentRequests('video_one').length >= 3, 30_000);
  await third.waitForTimeout(4_000);
  await expect(third.locator('[data-notice="recovered"]')).toHaveCount(0);
});

test('who quits as soon as there is a window has closed the app all the same', async () => {
  await machine.launchUnseen([]);
  const child = machine.app.process();
  const ended = once(child, 'exit');
  await machine.app.evaluate(({ app, BrowserWindow }) => {
    const look = (): void => {
      const isShown = BrowserWindow.getAllWindows()[0]?.isVisible() === true;
      if (isShown) app.quit();
      else setTimeout(look, 5);
    };
    look();
  });
  await ended;
  expect(child.exitCode).toBe(0);
  // Found by the next start, it would be told that this one was cut off.
  expect(existsSync(join(machine.profile, 'running'))).toBe(false);
});
