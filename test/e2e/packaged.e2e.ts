import { getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { expect, test, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processesBelow } from '../security/find-secret';
import { giveTo, plainUser } from '../support/plain-user';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { Machine, paste, row } from './app-under-test';
import { install, installedFiles, isThere, purge, whyNoInstalling } from './installed-deb';
import {
  executable,
  makeDebianPackage,
  makePackage,
  pageOf,
  startPackaged,
  unpacked,
  type StartedPackage,
} from './packaged-app';

const archive = join(unpacked, 'resources/app.asar');
const megabyte = 1_000_000;
/** How a fuse that is on is written in the executable: the letter 1. */
const fuseIsOn = 49;
/** Stands for the next version: says that it was started, from where, and ends. */
const nextVersion = '#!/bin/sh\necho "$0" > "$(dirname "$0")/next-version-ran"\n';

let feed: UpdateFeed;

// One package for all of them: making it takes most of the time.
test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'the unpacked app is looked for where Linux has it');

test.beforeAll(async () => {
  test.setTimeout(240_000);
  feed = await startUpdateFeed(nextVersion);
  expect(await makePackage(feed.origin), 'npm run package -- --dir').toBe(0);
});
test.afterAll(() => feed.close());

test('the packaged app does the main job', async () => {
  const machine = await Machine.start();
  const { gateway } = machine;
  const stages = [{ status: 'processing', progress: 35, forLooks: 1 }];
  gateway.addTask('video_tide', { clip: 'tide', stages });
  const started = await startPackaged(machine);
  try {
    const page = await pageOf(started.browser);
    await page.getByTestId('paste-box').waitFor();
    await paste(page, 'video_tide');
    await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
    expect(await machine.sha256('video_tide.mp4')).toBe(gateway.served('video_tide').sha256);
    // Not an AppImage: whoever installed it updates it, whatever the build was told of a feed.
    await askForUpdate(page);
    await expect(page.getByTestId('update')).toHaveAttribute('data-stage', 'off');
    expect(feed.requests).toEqual([]);
  } finally {
    await started.end();
    await machine.stop();
  }
});

test('its fuses are set as the design says', async () => {
  const wire = await getCurrentFuseWire(executable);
  const isOn = Array.from({ length: 8 }, (_, fuse) => Number(Reflect.get(wire, fuse)) === fuseIsOn);
  expect(isOn).toEqual([
    false, // RunAsNode
    true, // EnableCookieEncryption
    false, // EnableNodeOptionsEnvironmentVariable
    false, // EnableNodeCliInspectArguments
    true, // EnableEmbeddedAsarIntegrityValidation
    true, // OnlyLoadAppFromAsar
    false, // LoadBrowserProcessSpecificV8Snapshot
    false, // GrantFileProtocolExtraPrivileges
  ]);
});

test('it holds what runs and nothing else, within its budget', async () => {
  const files = listPackage(archive, { isPack: false });
  const tops = new Set(files.map((path) => path.split('/')[1]));
  expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json']);
  const modules = new Set(
    files.map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@][^/]*)/.exec(path)?.[1]),
  );
  expect([...modules].filter((name) => name !== undefined).sort()).toEqual([
    '@photostructure/sqlite',
    'keytar',
    'node-gyp-build',
  ]);
  expect(files.filter((path) => /\.(map|ts|cc?|h|gyp|md)$/.test(path))).toEqual([]);
  const binaries = files.filter((path) => path.endsWith('.node'));
  expect(binaries).toHaveLength(2);
  expect((await stat(archive)).size).toBeLessThan(6 * megabyte);
});

/** The unpacked app as an AppImage starts it: with its file and its mount in the environment. */
async function startAsAppImage(machine: Machine): Promise<StartedPackage & { file: string }> {
  const file = join(machine.home, 'DimiLinks.AppImage');
  await writeFile(file, 'the version that runs');
  const started = await startPackaged(machine, { APPIMAGE: file, APPDIR: unpacked });
  return { ...started, file };
}

/** As the menu does, which has no window of its own that a test could press. */
async function askForUpdate(page: Page): Promise<void> {
  await page.getByTestId('paste-box').waitFor();
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: null): Promise<unknown>;
    };
    await bridge.request('update.check', null);
  });
}

/** What the package set up is enough for the sandbox of a person who is not root. */
async function expectSandbox(pid: number): Promise<void> {
  const pages = (await processesBelow(pid)).filter(({ commandLine }) =>
    commandLine.includes('--type=renderer'),
  );
  expect(pages.map(({ isFiltered }) => isFiltered)).toEqual([true]);
}

test('an AppImage takes the next version when asked, once its downloads are finished', async () => {
  const machine = await Machine.start();
  const { gateway } = machine;
  const task = gateway.addTask('video_big', { clip: 'ember', bytes: 4_000_000 });
  task.content.throttledTo(1_000_000).etag('weak');
  feed.announce('99.0.0');
  const started = await startAsAppImage(machine);
  const { file } = started;
  try {
    const page = await pageOf(started.browser);
    await askForUpdate(page);
    const bar = page.getByTestId('update');
    await expect(bar).toHaveAttribute('data-stage', 'found');
    expect(feed.requests.some(({ path }) => path.endsWith('.AppImage'))).toBe(false);
    await page.getByTestId('update-next').click();
    await expect(bar).toHaveAttribute('data-stage', 'ready');
    expect(await readFile(file, 'utf8')).toBe('the version that runs');

    await paste(page, 'video_big');
    await expect(row(page, 'video_big')).toHaveAttribute('data-state', 'downloading');
    await page.getByTestId('update-next').click();
    await expect(bar).toHaveAttribute('data-stage', 'waiting');
    const ran = join(machine.home, 'next-version-ran');
    await expect(row(page, 'video_big')).toHaveAttribute('data-state', 'downloading');
    expect(existsSync(ran)).toBe(false);

    await started.ended;
    await expect.poll(() => existsSync(ran)).toBe(true);
    expect((await readFile(ran, 'utf8')).trim()).toBe(file);
    expect(await readFile(file, 'utf8')).toBe(nextVersion);
    expect(await machine.sha256('video_big.mp4')).toBe(gateway.served('video_big').sha256);
    for (const { headers } of feed.requests) {
      expect(headers['authorization']).toBeUndefined();
      expect([undefined, 'none']).toContain(headers['x-user-staging-id']);
    }
  } finally {
    await started.end();
    await machine.stop();
  }
});

test('an AppImage refuses a file that is not what the feed vouches for', async () => {
  const machine = await Machine.start();
  feed.announce('99.0.0');
  feed.tamper();
  const started = await startAsAppImage(machine);
  try {
    const page = await pageOf(started.browser);
    await askForUpdate(page);
    await page.getByTestId('update-next').click();
    await expect(page.getByTestId('update')).toHaveAttribute('data-stage', 'failed');
    await expect(page.getByTestId('update')).toContainText('not what the makers published');
    expect(await readFile(started.file, 'utf8')).toBe('the version that runs');
  } finally {
    await started.end();
    await machine.stop();
  }
});

test('the Debian package brings what a desktop shows, does the main job by its command, and goes without a trace', async () => {
  test.setTimeout(300_000);
  const reason = whyNoInstalling();
  test.skip(reason !== null, `no package is installed: ${reason ?? ''}`);
  const command = '/usr/bin/dimilinks-desktop';
  const machine = await Machine.start();
  install(await makeDebianPackage());
  const installed = installedFiles();
  try {
    expect(installed).toEqual(
      expect.arrayContaining([
        '/opt/DimiLinks Desktop/resources/LICENSE.txt',
        '/opt/DimiLinks Desktop/resources/third-party-notices.txt',
        '/usr/share/doc/dimilinks-desktop/copyright',
        '/usr/share/icons/hicolor/48x48/apps/dimilinks-desktop.png',
        '/usr/share/metainfo/com.dimilinks.desktop.metainfo.xml',
      ]),
    );
    const entry = await readFile('/usr/share/applications/dimilinks-desktop.desktop', 'utf8');
    const actions = [...entry.matchAll(/^\[Desktop Action (.+)\]$/gm)].map((match) => match[1]);
    expect(actions).not.toEqual([]);
    // A launcher shows only those that this line names.
    expect(/^Actions=(.*)$/m.exec(entry)?.[1]).toBe(`${actions.join(';')};`);

    machine.gateway.addTask('video_tide', { clip: 'tide' });
    const user = plainUser();
    if (user !== null) giveTo(user, machine.home);
    const runtime = { XDG_RUNTIME_DIR: join(machine.home, 'run'), USER: 'nobody' };
    const started = await startPackaged(machine, runtime, { command, user });
    const page = await pageOf(started.browser);
    await page.getByTestId('paste-box').waitFor();
    if (user !== null) await expectSandbox(started.pid);
    await paste(page, 'video_tide');
    await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
    await started.end();
    purge();
    expect([...installed, '/opt/DimiLinks Desktop', command].filter(isThere)).toEqual([]);
    expect(await machine.sha256('video_tide.mp4')).toBe(
      machine.gateway.served('video_tide').sha256,
    );
    expect(existsSync(machine.profile)).toBe(true);
  } finally {
    if (isThere(command)) purge();
    await machine.stop();
  }
});
