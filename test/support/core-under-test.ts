import type { Announcement } from '../../src/main/core/announcer';
import { buildCore } from '../../src/main/core/build-core';
import type { FileDrop } from '../../src/main/core/ports/file-drop';
import type { Stopper } from '../../src/main/core/ports/gateway';
import type { TaskStore } from '../../src/main/core/ports/task-store';
import { SettingsKeeper } from '../../src/main/core/settings-keeper';
import { patchSchema, type Patch } from '../../src/shared/ipc-contract';
import type { TaskState } from '../../src/shared/task';
import type { LibraryCheckView } from '../../src/shared/verification';
import type { WorkFigures } from '../../src/main/core/work-summary';
import { FakeKeyVault } from '../fakes/fake-key-vault';
import { FixedDice } from '../fakes/fixed-dice';

import { MemoryStore } from '../fakes/memory-store';
import { ScriptedGateway } from '../fakes/scripted-gateway';
import { SilentLog } from '../fakes/silent-log';
import { VirtualClock } from '../fakes/virtual-clock';
import { quietWorld } from './quiet-world';
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
  /** What cleaning puts in a secret's place. */
  readonly standIn?: string;
  /** Real things in the place of the fakes. */
  readonly real?: {
    readonly drop: FileDrop;
    readonly folder: string;
    readonly store?: TaskStore;
    readonly listFolder?: string;
  };
}

export type CoreUnderTest = Awaited<ReturnType<typeof coreUnderTest>>;

/** The whole core on fakes, put together as the app does it, standing still until its clock is moved. */
export async function coreUnderTest(options: CoreOptions = {}) {
  // Fakes answer within one turn of the event loop; a disk and a database need more.
  const clock = options.real ? new VirtualClock() : new VirtualClock(undefined, 1);
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
    [...secrets].reduce(
      (cleaned, secret) => cleaned.replaceAll(secret, options.standIn ?? '•••'),
      text,
    );
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
      ? { path: options.real?.folder ?? testFolder, mayCreate: true }
      : { path: chosen, mayCreate: false };
  };

  const trash = { isOpen: true };
  const handed: string[] = [];
  const patches: { readonly atMs: number; readonly patch: Patch }[] = [];
  const figures: WorkFigures[] = [];
  const checked: LibraryCheckView[] = [];
  const announcements: { readonly atMs: number; readonly announcement: Announcement }[] = [];
  const core = buildCore({
    ...quietWorld,
    ...{ clock, dice, log, gateway, vault, settings, folder, newStopper, clean },
    drop: options.real?.drop ?? drop,
    store: options.real?.store ?? store,
    environmentKey: options.environmentKey ?? null,
    listFolder: options.real?.listFolder ?? '/user-data',
    onSecret: (secret) => secrets.add(secret),
    hands: {
      open: (path) => Promise.resolve(handed.push(`open ${path}`) > 0),
      showInFolder: (path) => void handed.push(`show ${path}`),
      copyText: (text) => void handed.push(`copy ${text}`),
      trash: (path) => Promise.resolve(trash.isOpen && handed.push(`trash ${path}`) > 0),
      copyFiles: (paths) => Promise.resolve(handed.push(`files ${paths.join(' ')}`) > 0),
      pathOf: (where, name) => `${where}/${name}`,
    },
    // What the window would refuse must fail here.
    sendPatch: (patch) =>
      patches.push({ atMs: clock.monotonicMs(), patch: patchSchema.parse(patch) }),
    onFigures: (latest) => figures.push(latest),
    onLibraryChecked: (view) => void checked.push(view),
    announce: (announcement) => announcements.push({ atMs: clock.monotonicMs(), announcement }),
  });
  const { book, desk, holds, runner } = core;
  book.fill((await (options.real?.store ?? store).load()).tasks);

  return {
    ...core,
    ...{
      clock,
      log,
      gateway,
      store,
      drop,
      vault,
      settings,
      patches,
      announcements,
      checked,
      figures,
      handed,
      trash,
    },
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
