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
  expect(await machine.parts()).toHaveLength(1);
  content.behaves();

  const second = await machine.launch();
  await expect(row(second, 'video_big')).toHaveAttribute('data-state', 'saved');
  expect(await machine.files()).toEqual(['video_big.mp4']);
  expect(await machine.sha256('video_big.mp4')).toBe(gateway.served('video_big').sha256);
  const [, resumed] = gateway.log.contentRequests('video_big');
  const from = Number(/^bytes=(\d+)-$/.exec(resumed?.range ?? '')?.[1] ?? 0);
  expect(from).toBeGreaterThan(1_000_000);
  expect(resumed?.ifRange).toBeTruthy();
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
