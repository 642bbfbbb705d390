import { expect, test, type Page } from '@playwright/test';
import { NotificationDaemon } from '../support/notification-daemon';
import { startPrivateKeyring, whyNoKeyring, type PrivateKeyring } from '../support/private-keyring';
import { Machine, row, type LaunchOptions } from './app-under-test';

const reason = whyNoKeyring();
test.skip(reason !== null, reason ?? '');

let machine: Machine;
let bus: PrivateKeyring;
let daemon: NotificationDaemon;

test.beforeEach(async () => {
  machine = await Machine.start();
  bus = await startPrivateKeyring({ unlocked: true });
  daemon = await NotificationDaemon.start(bus.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
});
test.afterEach(async () => {
  await machine.stop();
  daemon.stop();
  await bus.stop();
});

/** Starts the app for somebody who looks elsewhere: what they see happen, the desktop does not repeat. */
async function launchUnwatched(options: LaunchOptions): Promise<Page> {
  const page = await machine.launch(options);
  await machine.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  return page;
}

test('a saved video is announced with its name and folder; a click shows the file', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await launchUnwatched({ env: { ...bus.env }, ids: ['video_tide'] });
  await machine.app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Reflect.set(globalThis, 'shown', shown);
    shell.showItemInFolder = (path) => void shown.push(path);
  });
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await expect.poll(() => daemon.seen.length).toBe(1);
  const [seen] = daemon.seen;
  expect(seen?.title).toContain('video_tide.mp4');
  expect(seen?.body).toContain(machine.folder);
  if (seen !== undefined) daemon.click(seen);
  const shown = (): Promise<unknown> =>
    machine.app.evaluate(() => Reflect.get(globalThis, 'shown') as unknown);
  await expect.poll(shown).toEqual([`${machine.folder}/video_tide.mp4`]);
});

test('a failure is announced with the service’s message, its markup taken as text', async () => {
  machine.gateway
    .addTask('video_bad', { clip: 'tide' })
    .fails({ code: 'upstream_error', message: 'too <b>dark</b> & long' });
  await launchUnwatched({ env: { ...bus.env }, ids: ['video_bad'] });
  await expect.poll(() => daemon.seen.length).toBe(1);
  expect(daemon.seen[0]?.title).toContain('video_bad');
  expect(daemon.seen[0]?.body).toContain('dark');
  expect(daemon.seen[0]?.body).not.toContain('<b>');
});

test('several that end within three seconds become one notification', async () => {
  const ids = ['video_one', 'video_two', 'video_three', 'video_four'];
  for (const id of ids) machine.gateway.addTask(id, { clip: 'petal' });
  const page = await launchUnwatched({ env: { ...bus.env }, ids });
  for (const id of ids) await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
  await expect.poll(() => daemon.seen.length).toBe(1);
  expect(daemon.seen[0]?.title).toContain('4');
  await page.waitForTimeout(4_000);
  expect(daemon.seen).toHaveLength(1);
});

test('what went well and what did not become one notification that leads to the app', async () => {
  machine.gateway.addTask('video_good', { clip: 'petal' });
  machine.gateway
    .addTask('video_bad', { clip: 'tide' })
    .fails({ code: 'upstream_error', message: 'no' });
  await launchUnwatched({ env: { ...bus.env }, ids: ['video_good', 'video_bad'] });
  await expect.poll(() => daemon.seen.length).toBe(1);
  expect(daemon.seen[0]?.title).toBe('1 saved, 1 failed');
  if (daemon.seen[0] !== undefined) daemon.click(daemon.seen[0]);
  const isShown = (): Promise<boolean> =>
    machine.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true,
    );
  await expect.poll(isShown).toBe(true);
});
