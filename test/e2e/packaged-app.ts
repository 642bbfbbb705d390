import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import type { PlainUser } from '../support/plain-user';
import { privateDisplay } from '../support/private-display';
import { goodKey, type Machine } from './app-under-test';

/** What a packed app is started with, of a whole machine. */
type Surroundings = Pick<Machine, 'folder' | 'home' | 'profile'> & {
  readonly gateway: Pick<Machine['gateway'], 'baseUrl'>;
};

const repository = resolve(import.meta.dirname, '../..');
export const unpacked = join(repository, '.cache/packaged/linux-unpacked');
export const executable = join(unpacked, 'dimilinks-desktop');

/** Makes the unpacked app, which looks for newer versions at `feed`. */
export async function makePackage(feed: string): Promise<number | null> {
  const script = join(repository, 'scripts/package.mjs');
  const maker = spawn(
    process.execPath,
    [script, '--dir', '--output=.cache/packaged', `--feed=${feed}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await once(maker, 'exit');
  return maker.exitCode;
}

/** Makes a Debian package of the unpacked app, quickly rather than small; answers with its path. */
export async function makeDebianPackage(): Promise<string> {
  const output = '.cache/packaged/deb';
  const name = 'for-the-test.deb';
  const maker = spawn(
    process.execPath,
    [
      join(repository, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'deb', '--prepackaged', unpacked, '--publish=never'],
      ...[
        `-c.directories.output=${output}`,
        `-c.deb.artifactName=${name}`,
        '-c.deb.compression=gz',
      ],
    ],
    {
      cwd: repository,
      env: {
        ...process.env,
        CUSTOM_FPM_PATH: join(repository, 'scripts/package/debian-package.mjs'),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await once(maker, 'exit');
  if (maker.exitCode !== 0) throw new Error('electron-builder made no Debian package');
  return join(repository, output, name);
}

export interface StartedPackage {
  readonly browser: Browser;
  readonly pid: number;
  /** Resolves when the app ends by itself. */
  readonly ended: Promise<unknown>;
  end(): Promise<void>;
}

/** With the inspect fuse off Playwright cannot start it, but the page can be reached from outside. */
export async function startPackaged(
  machine: Surroundings,
  env: Readonly<Record<string, string>> = {},
  { command = executable, user = null }: { command?: string; user?: PlainUser | null } = {},
): Promise<StartedPackage> {
  const sandbox = process.getuid?.() === 0 && user === null ? ['--no-sandbox'] : [];
  const args = [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${machine.profile}`];
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...(await privateDisplay()),
      ...{ HOME: machine.home, LANGUAGE: 'en', LANG: 'en_US.UTF-8' },
      XDG_CACHE_HOME: join(machine.home, '.cache'),
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DIMILINKS_BASE_URL: machine.gateway.baseUrl,
      DIMILINKS_API_KEY: goodKey,
      DIMILINKS_DOWNLOAD_DIR: machine.folder,
      ...env,
    },
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await debuggerAddress(child));
  return {
    ...{ browser, ended, pid: child.pid ?? 0 },
    end: async () => {
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

export async function pageOf(browser: Browser) {
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('the packaged app has no session');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}
