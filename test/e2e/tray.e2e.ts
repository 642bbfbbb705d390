import { expect, test, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotificationDaemon } from '../support/notification-daemon';
import { startPrivateBus, whyNoBus, type PrivateBus } from '../support/private-bus';
import { TrayHost } from '../support/tray-host';
import { Machine, row } from './app-under-test';

const reason = whyNoBus();
test.skip(reason !== null, reason ?? '');

let machine: Machine;
let bus: PrivateBus;
let daemon: NotificationDaemon;
let env: Record<string, string>;

test.beforeEach(async () => {
  machine = await Machine.start();
  bus = await startPrivateBus();
  daemon = await NotificationDaemon.start(bus.address);
  env = { DBUS_SESSION_BUS_ADDRESS: bus.address, XDG_CONFIG_HOME: join(machine.home, 'config') };
});
test.afterEach(async () => {
  await machine.stop();
  daemon.stop();
  await bus.stop();
});

const isShown = (): Promise<boolean> =>
  machine.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true,
  );

/** Closes the window as its own button does. */
const closeWindow = (): Promise<void> =>
  machine.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

const isPaused = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(
        name: string,
        input: null,
      ): Promise<{
        value: { app: { settings: { isPaused: boolean } } };
      }>;
    };
    return (await bridge.request('snapshot', null)).value.app.settings.isPaused;
  });

test('with a tray, closing leaves the work going; the tray counts, pauses, shows and quits', async () => {
  const host = await TrayHost.start(bus.address);
  try {
    machine.gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
    const page = await machine.launch({ env, ids: ['video_busy'] });
    await expect(row(page, 'video_busy')).toHaveAttribute('data-state', 'watching');
    await expect.poll(() => host.items.length).toBe(1);
    const labels = async (): Promise<string[]> => (await host.menu()).map(({ label }) => label);
    await expect.poll(labels).toContain('1 watched');
    expect((await host.menu()).find(({ label }) => label === '1 watched')?.isEnabled).toBe(false);

    await closeWindow();
    await expect.poll(isShown).toBe(false);
    await expect.poll(() => daemon.seen.length).toBe(1);
    expect(daemon.seen[0]?.title).toBe('Work goes on in the tray');

    machine.gateway.addTask('video_tide', { clip: 'tide' });
    expect(await machine.startAgain(['video_tide'], env)).toBe(0);
    await expect.poll(isShown).toBe(true);
    await expect.poll(labels).toContain('1 saved today');

    await host.click('Pause all');
    await expect.poll(() => isPaused(page)).toBe(true);
    await expect.poll(labels).toContain('Everything is paused');
    await host.click('Resume all');
    await expect.poll(() => isPaused(page)).toBe(false);

    await closeWindow();
    await expect.poll(isShown).toBe(false);
    await host.click('Show window');
    await expect.poll(isShown).toBe(true);
    // Said once, not at every close.
    const told = daemon.seen.filter(({ title }) => title === 'Work goes on in the tray');
    expect(told).toHaveLength(1);

    const ended = machine.app.waitForEvent('close');
    await host.click('Quit DimiLinks Desktop');
    await ended;
  } finally {
    host.stop();
  }
});

test('without a tray, closing the window ends the app, for nothing could bring it back', async () => {
  const page = await machine.launch({ env });
  await page.getByTestId('settings-open').click();
  await expect(page.getByTestId('settings-panel')).toContainText('shows no tray now');
  const ended = machine.app.waitForEvent('close');
  await closeWindow();
  await ended;
});

test('a panel that goes away before the window is closed does not take the window with it', async () => {
  const host = await TrayHost.start(bus.address);
  await machine.launch({ env });
  await expect.poll(() => host.items.length).toBe(1);
  host.stop();
  const ended = machine.app.waitForEvent('close');
  await closeWindow();
  await ended;
});

test('closing ends the app when a person does not want the tray', async () => {
  const host = await TrayHost.start(bus.address);
  try {
    const page = await machine.launch({ env });
    await page.getByTestId('settings-open').click();
    await page.getByTestId('close-to-tray').click();
    await expect(page.getByTestId('close-to-tray')).not.toBeChecked();
    const ended = machine.app.waitForEvent('close');
    await closeWindow();
    await ended;
  } finally {
    host.stop();
  }
});

test('a hidden start works without a window, and a second start shows it', async () => {
  const host = await TrayHost.start(bus.address);
  try {
    machine.gateway.addTask('video_tide', { clip: 'tide' });
    const page = await machine.launch({ env, ids: ['video_tide'], args: ['--hidden'] });
    await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
    expect(await isShown()).toBe(false);
    expect(await machine.startAgain([], env)).toBe(0);
    await expect.poll(isShown).toBe(true);
  } finally {
    host.stop();
  }
});

test('start at login is a desktop entry that starts this app hidden, and is taken away again', async () => {
  const page = await machine.launch({ env });
  const entry = join(machine.home, 'config/autostart/dimilinks-desktop.desktop');
  await page.getByTestId('settings-open').click();
  await page.getByTestId('start-at-login').click();
  await expect(page.getByTestId('start-at-login')).toBeChecked();
  const text = await readFile(entry, 'utf8');
  expect(text).toContain('--hidden');
  expect(text).toContain(`--user-data-dir=${machine.profile}`);
  await page.getByTestId('start-at-login').click();
  await expect(page.getByTestId('start-at-login')).not.toBeChecked();
  expect(existsSync(entry)).toBe(false);
});

test('the machine is kept awake only while there is work', async () => {
  machine.gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
  const page = await machine.launch({ env, ids: ['video_busy'] });
  const isAwake = (): Promise<boolean> =>
    machine.app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0));
  await expect.poll(isAwake).toBe(true);
  await page.getByTestId('pause-all').click();
  await expect.poll(isAwake).toBe(false);
});

test('what ends while the window is in front is told in it, not by the desktop', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await machine.launch({ env });
  await machine.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.isFocused = () => true;
  });
  await page.getByTestId('paste-box').fill('video_tide');
  await page.getByTestId('paste-box').press('Enter');
  await expect(page.getByTestId('toast').getByText('video_tide.mp4 is saved')).toBeVisible();
  expect(daemon.seen).toEqual([]);
});

test('the app’s icon shows how far downloads are, and counts what ended unseen', async () => {
  const { gateway } = machine;
  gateway.addTask('video_slow', { clip: 'tide', bytes: 2_000_000 }).content.throttledTo(400_000);
  const page = await machine.launch({ env });
  await machine.app.evaluate(({ app, BrowserWindow }) => {
    const seen: { bars: number[]; badges: number[] } = { bars: [], badges: [] };
    Reflect.set(globalThis, 'seen', seen);
    app.setBadgeCount = (count) => (seen.badges.push(count ?? 0), true);
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.setProgressBar = (progress) => void seen.bars.push(progress);
    window?.hide();
  });
  const seen = () =>
    machine.app.evaluate(
      () => Reflect.get(globalThis, 'seen') as { bars: number[]; badges: number[] },
    );
  await page.getByTestId('paste-box').fill('video_slow');
  await page.getByTestId('paste-box').press('Enter');
  await machine.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect(row(page, 'video_slow')).toHaveAttribute('data-state', 'saved');
  await expect.poll(async () => (await seen()).badges).toEqual([1]);
  const { bars } = await seen();
  expect(bars.some((bar) => bar > 0 && bar < 1)).toBe(true);
  expect(bars.at(-1)).toBe(-1);
  await machine.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  await expect.poll(async () => (await seen()).badges).toEqual([1, 0]);
});
