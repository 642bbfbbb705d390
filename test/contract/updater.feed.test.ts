import { AppImageUpdater } from 'electron-updater';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedUpdater } from '../../src/main/adapters/update/feed-updater';
import { SilentLog } from '../fakes/silent-log';
import { NodeDownloads } from '../support/node-downloads';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { updaterContract } from './updater.contract';

const version = '0.1.0';
let home = '';
let feed: UpdateFeed;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dimilinks-update-'));
  feed = await startUpdateFeed();
  vi.stubEnv('APPIMAGE', join(home, 'DimiLinks.AppImage'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await feed.close();
  await rm(home, { recursive: true, force: true });
});

/** The real library in Node: only Electron's `app` and `net` are stood in for, by its makers' own. */
async function worldOfFeed() {
  const config = join(home, 'app-update.yml');
  await writeFile(
    config,
    `provider: generic\nurl: ${feed.origin}\nupdaterCacheDirName: dimilinks-desktop-updater\n`,
  );
  const app = {
    ...{ version, name: 'dimilinks-desktop', isPackaged: true, appUpdateConfigPath: config },
    ...{ userDataPath: home, baseCachePath: join(home, 'cache') },
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const library = new AppImageUpdater(null, app);
  Object.assign(library, { httpExecutor: new NodeDownloads() });
  const ways: unknown[] = [];
  const updater = new FeedUpdater({
    load: () => Promise.resolve(library),
    takeWay: (taken) => Promise.resolve(void ways.push(taken)),
    log: new SilentLog(),
  });
  return {
    ...{ updater, library, ways },
    announce: (newest: string) => Promise.resolve(feed.announce(newest)),
    tamper: () => feed.tamper(),
    takeDown: () => feed.close(),
    spoilList: () => feed.spoilList(),
  };
}

describe.skipIf(process.platform !== 'linux')('the real updater before a real feed', () => {
  updaterContract(worldOfFeed);

  it('never goes back to an older version', async () => {
    const { updater } = await worldOfFeed();
    feed.announce('0.0.9');
    expect(await updater.check()).toEqual({ kind: 'current' });
  });

  it('takes no version that only calls itself one', async () => {
    const { updater } = await worldOfFeed();
    feed.announce('9.0.0-x/../../y');
    expect(await updater.check()).toMatchObject({ kind: 'failed', trouble: 'unreadable' });
  });

  it('tells the feed nothing of the person, and sends no login', async () => {
    const { updater } = await worldOfFeed();
    feed.announce('0.2.0');
    await updater.check();
    await updater.fetch(() => undefined);
    expect(feed.requests.map(({ path }) => path)).toContain('/dimilinks-desktop-0.2.0.AppImage');
    for (const { headers } of feed.requests) {
      expect(headers['authorization']).toBeUndefined();
      expect(headers['cookie']).toBeUndefined();
      expect([undefined, 'none']).toContain(headers['x-user-staging-id']);
    }
  });

  it('keeps nothing of a file that was refused', async () => {
    const { updater } = await worldOfFeed();
    feed.announce('0.2.0');
    feed.tamper();
    await updater.check();
    await updater.fetch(() => undefined);
    const left = await readdir(join(home, 'cache'), { recursive: true });
    expect(left.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });

  it('leaves the library nothing to decide by itself', async () => {
    const { updater, library } = await worldOfFeed();
    await updater.check();
    expect(library).toMatchObject({
      ...{ autoDownload: false, autoInstallOnAppQuit: false, disableWebInstaller: true },
      ...{ allowPrerelease: false, allowDowngrade: false },
    });
  });

  it('believes no version that the library lets through', async () => {
    const { updater, library } = await worldOfFeed();
    const updateInfo = {
      ...{ version: '9.0.0 <b>now</b>', files: [], path: '', sha512: '', releaseDate: '' },
    };
    library.checkForUpdates = () =>
      Promise.resolve({ isUpdateAvailable: true, updateInfo, versionInfo: updateInfo });
    expect(await updater.check()).toMatchObject({ kind: 'failed', trouble: 'unreadable' });
  });

  it('takes the way out in force for every look and download, and listens no longer than one', async () => {
    const { updater, library, ways } = await worldOfFeed();
    feed.announce('0.2.0');
    await updater.check();
    await updater.fetch(() => undefined);
    expect(ways).toEqual([library, library]);
    expect(library.listenerCount('download-progress')).toBe(0);
  });
});
