import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { privateDisplay } from '../support/private-display';
import { goodKey, type Machine } from './app-under-test';

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

export interface StartedPackage {
  readonly browser: Browser;
  /** Resolves when the app ends by itself. */
  readonly ended: Promise<unknown>;
  end(): Promise<void>;
}

/** With the inspect fuse off Playwright cannot start it, but the page can be reached from outside. */
export async function startPackaged(
  machine: Machine,
  env: Readonly<Record<string, string>> = {},
): Promise<StartedPackage> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, '--remote-debugging-port=0', `--user-data-dir=${machine.profile}`];
  const child = spawn(executable, args, {
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
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await debuggerAddress(child));
  return {
    ...{ browser, ended },
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
