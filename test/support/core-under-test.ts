import { ActiveTime } from '../../src/main/core/active-time';
import { Announcer, type Announcement } from '../../src/main/core/announcer';
import { Asker } from '../../src/main/core/asker';
import { DownloadParts } from '../../src/main/core/download/download-parts';
import { Downloader } from '../../src/main/core/download/downloader';
import { Transfers } from '../../src/main/core/download/transfers';
import { Follower } from '../../src/main/core/follower';
import { HoldBoard } from '../../src/main/core/hold-board';
import { HoldKeeper } from '../../src/main/core/hold-keeper';
import { KeyCustody } from '../../src/main/core/key-custody';
import { NoticeBoard } from '../../src/main/core/notice-board';
import { DropError } from '../../src/main/core/ports/file-drop';
import type { Stopper } from '../../src/main/core/ports/gateway';
import { RequestLimiter } from '../../src/main/core/request-limiter';
import { ResultLinks } from '../../src/main/core/result-links';
import { SettingsKeeper } from '../../src/main/core/settings-keeper';
import { TaskBook } from '../../src/main/core/task-book';
import { TaskDesk } from '../../src/main/core/task-desk';
import { TaskRunner } from '../../src/main/core/task-runner';
import { TroubleDesk } from '../../src/main/core/trouble-desk';
import { ViewFeed } from '../../src/main/core/view-feed';
import type { AppView } from '../../src/shared/app-view';
import { patchSchema, type Patch } from '../../src/shared/ipc-contract';
import type { TaskState } from '../../src/shared/task';
import { FakeKeyVault } from '../fakes/fake-key-vault';
import { FixedDice } from '../fakes/fixed-dice';

import { MemoryStore } from '../fakes/memory-store';
import { ScriptedGateway } from '../fakes/scripted-gateway';
import { SilentLog } from '../fakes/silent-log';
import { VirtualClock } from '../fakes/virtual-clock';
import { ScriptedDrop } from './scripted-drop';

export const testOrigin = 'https://dimilinks.com';
export const testKey = 'the-key-of-the-tests';
export const testFolder = '/videos';

export interface CoreOptions {
  /** What an earlier run left behind. */
  readonly store?: MemoryStore;
  readonly drop?: ScriptedDrop;
  readonly vault?: FakeKeyVault;
  /** The key in the keychain; null for none. */
  readonly key?: string | null;
  readonly environmentKey?: string | null;
  readonly parallel?: number;
}

export type CoreUnderTest = Awaited<ReturnType<typeof coreUnderTest>>;

/** The whole core on fakes, put together as `compose.ts` does, standing still until its clock is moved. */
export async function coreUnderTest(options: CoreOptions = {}) {
  const clock = new VirtualClock();
  const dice = new FixedDice();
  const log = new SilentLog();
  const gateway = new ScriptedGateway(clock);
  const store = options.store ?? new MemoryStore();
  const drop = options.drop ?? new ScriptedDrop();
  const vault = options.vault ?? new FakeKeyVault();
  const key = options.key === undefined ? testKey : options.key;
  if (key !== null) vault.kept.set(testOrigin, key);
  const secrets = new Set<string>();
  const clean = (text: string): string =>
    [...secrets].reduce((cleaned, secret) => cleaned.replaceAll(secret, '•••'), text);
  const newStopper = (): Stopper => new AbortController();
  const settings = new SettingsKeeper({ save: () => Promise.resolve() }, log, {
    baseUrl: null,
    folder: null,
  });
  if (options.parallel !== undefined)
    await settings.change({ parallelDownloads: options.parallel });
  const folder = (): { path: string; mayCreate: boolean } => {
    const chosen = settings.current.folder;
    return chosen === null
      ? { path: testFolder, mayCreate: true }
      : { path: chosen, mayCreate: false };
  };

  const notices = new NoticeBoard();
  const holds = new HoldBoard();
  const book = new TaskBook(store, log, (error) => {
    if (!(error instanceof DropError)) return;
    holds.raise(error.trouble === 'disk-full' ? 'disk-full' : 'folder-missing', {
      subject: '/user-data',
    });
  });
  book.fill((await store.load()).tasks);
  const limiter = new RequestLimiter(clock, dice);
  const keys = new KeyCustody(
    {
      vault,
      gateway,
      holds,
      nowMs: () => clock.nowMs(),
      newStopper,
      gatewayAddress: () => settings.address,
      onSecret: (secret) => secrets.add(secret),
      savedAt: {
        get: (origin) => settings.keySavedAt(origin),
        set: (origin, atMs) => settings.noteKeySaved(origin, atMs),
      },
    },
    options.environmentKey ?? null,
  );
  const trouble = new TroubleDesk(holds, limiter, clean, () => keys.markRejected());
  const asker = new Asker(gateway, limiter, trouble, holds, keys);
  const links = new ResultLinks();
  const active = new ActiveTime(clock);
  const follower = new Follower({
    ...{ book, asker, holds, links, clock, dice, active, log, newStopper, clean },
  });
  const transfers = new Transfers(clock, (id) => feed.touch(id, false));
  const parts = new DownloadParts({
    ...{ book, gateway, drop, keys, limiter, asker, desk: trouble, holds, links, transfers },
    ...{ clock, dice, log, clean, folder },
  });
  const downloader = new Downloader(parts, log, newStopper, settings.current.parallelDownloads);
  const handed: string[] = [];
  const desk = new TaskDesk(
    book,
    downloader,
    drop,
    {
      open: (path) => Promise.resolve(handed.push(`open ${path}`) > 0),
      showInFolder: (path) => void handed.push(`show ${path}`),
      copyText: (text) => void handed.push(`copy ${text}`),
      pathOf: (where, name) => `${where}/${name}`,
    },
    clock,
  );
  const holdKeeper = new HoldKeeper({ holds, drop, book, clock, folder });
  const view = (): AppView => ({
    key: keys.view(),
    holds: holds.list(),
    settings: settings.current,
    folder: folder().path,
    language: 'en',
    notices: notices.list(),
    versions: { app: '0', electron: '0' },
  });
  const patches: { readonly atMs: number; readonly patch: Patch }[] = [];
  const feed: ViewFeed = new ViewFeed(book, transfers, view, clock, (patch) =>
    // What the window would refuse must fail here.
    patches.push({ atMs: clock.monotonicMs(), patch: patchSchema.parse(patch) }),
  );
  const runner = new TaskRunner(book, holds, active, follower, downloader);
  const announcements: { readonly atMs: number; readonly announcement: Announcement }[] = [];
  new Announcer(book, clock, (announcement) =>
    announcements.push({ atMs: clock.monotonicMs(), announcement }),
  );
  const touchApp = (): void => feed.touchApp();
  keys.onChange(touchApp);
  holds.onChange(touchApp);
  notices.onChange(touchApp);
  settings.onChange((before, after) => {
    downloader.parallel = after.parallelDownloads;
    if (before.baseUrl !== after.baseUrl) {
      holds.lift('gateway-moved', 'offline');
      limiter.goNow();
      void keys.readAgain();
    }
    touchApp();
  });

  return {
    ...{ clock, log, gateway, store, drop, vault, settings, holds, book, limiter, keys, asker },
    ...{ follower, downloader, desk, holdKeeper, feed, runner, patches, announcements, handed },
    ...{ transfers, links, notices, trouble },
    /** Starts watching, as the app does. */
    async start(): Promise<void> {
      runner.start();
      await clock.advance(0);
    },
    async add(...ids: string[]): Promise<void> {
      await desk.add(ids);
      await clock.advance(0);
    },
    state: (id: string): TaskState | undefined => book.get(id)?.state,
    holdNames: (): string[] => holds.list().map(({ name }) => name),
    /** Tasks that want work, yet for which nothing happens for minutes while no hold is up. */
    async stranded(): Promise<string[]> {
      const wantsWork = (id: string): boolean =>
        ['watching', 'downloading', 'checking'].includes(book.get(id)?.state.name ?? '');
      const asked = gateway.requests.length;
      const before = book.all().map(({ id, state }) => ({ id, state }));
      await clock.advance(120_000);
      if (holds.stopsRequests || holds.stopsWriting) return [];
      const heardOf = new Set(gateway.requests.slice(asked).map(({ taskId }) => taskId));
      return before
        .filter(
          ({ id, state }) => wantsWork(id) && !heardOf.has(id) && book.get(id)?.state === state,
        )
        .map(({ id }) => id);
    },
  };
}
