import { getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { goodKey, Machine, paste, row } from './app-under-test';
import { privateDisplay } from '../support/private-display';

const repository = resolve(import.meta.dirname, '../..');
const unpacked = join(repository, '.cache/packaged/linux-unpacked');
const archive = join(unpacked, 'resources/app.asar');
const executable = join(unpacked, 'dimilinks-desktop');
const megabyte = 1_000_000;
/** How a fuse that is on is written in the executable: the letter 1. */
const fuseIsOn = 49;

// One package for all of them: making it takes most of the time.
test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'the unpacked app is looked for where Linux has it');

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const script = join(repository, 'scripts/package.mjs');
  const maker = spawn(process.execPath, [script, '--dir', '--output=.cache/packaged'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(maker, 'exit');
  expect(maker.exitCode, 'npm run package -- --dir').toBe(0);
});

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

interface Started {
  readonly browser: Browser;
  end(): Promise<void>;
}

/** With the inspect fuse off Playwright cannot start it, but the page can be reached from outside. */
async function startPackaged(machine: Machine): Promise<Started> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${machine.profile}`];
  const child = spawn(executable, args, {
    env: {
      ...process.env,
      ...(await privateDisplay()),
      ...{ HOME: machine.home, LANGUAGE: 'en', LANG: 'en_US.UTF-8' },
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DIMILINKS_BASE_URL: machine.gateway.baseUrl,
      DIMILINKS_API_KEY: goodKey,
      DIMILINKS_DOWNLOAD_DIR: machine.folder,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await chromium.connectOverCDP(await debuggerAddress(child));
  return {
    browser,
    end: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function debuggerAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the app has no stderr');
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      child.stderr.resume();
      return address;
    }
  }
  throw new Error('the packaged app ended before it could be reached');
}

async function pageOf(browser: Browser) {
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('the packaged app has no session');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}
