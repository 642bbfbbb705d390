import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import { UndiciGateway } from '../../src/main/adapters/gateway/undici-gateway';
import { buildCore } from '../../src/main/core/build-core';
import { SettingsKeeper } from '../../src/main/core/settings-keeper';
import type { HoldName } from '../../src/shared/hold';
import type { TaskState, TaskStateName } from '../../src/shared/task';
import { FakeKeyVault } from '../fakes/fake-key-vault';
import { FixedDice } from '../fakes/fixed-dice';
import { MemoryStore } from '../fakes/memory-store';
import { SilentLog } from '../fakes/silent-log';
import { startGateway } from '../gateway/gateway';
import { Changes } from './changes';
import { filesBelow } from './files-below';
import { HurriedClock } from './hurried-clock';
import { pretendedTls } from './pretended-tls';
import { wireLine } from './wire-line';
import { quietWorld } from './quiet-world';

const key = 'sk-test-0123456789';

export interface WireOptions {
  /** How many times as fast the core's waits pass; 50 if left out. */
  readonly hurry?: number;
  /** Another address of the double's API, such as an https one; the app talks to the double all the same. */
  readonly baseUrl?: string;
  /** Longest real time for one look; 20 s if left out. */
  readonly lookTimeoutMs?: number;
}

export type WireCore = Awaited<ReturnType<typeof wireCore>>;
type StateNamed<Name extends TaskStateName> = Extract<TaskState, { name: Name }>;

/** The app's own core between a real folder and the double of the service, over real HTTP. */
export async function wireCore({ hurry = 50, baseUrl, lookTimeoutMs = 20_000 }: WireOptions = {}) {
  const double = await startGateway({ key });
  const root = await mkdtemp(join(tmpdir(), 'wire-'));
  // Deep enough that a name that leads two folders up is still found.
  const folder = join(root, 'home', 'someone', 'videos');
  const log = new SilentLog();
  const vault = new FakeKeyVault();
  const settings = new SettingsKeeper({ save: () => Promise.resolve() }, log, {
    baseUrl: baseUrl ?? double.baseUrl,
    folder: null,
  });
  vault.kept.set(settings.address.origin, key);
  const tls = baseUrl === undefined ? null : pretendedTls(double.baseUrl);
  const gateway = new UndiciGateway({
    userAgent: 'test/1',
    idleTimeoutMs: 60,
    lookTimeoutMs,
    ...(tls === null ? {} : { dispatcher: tls }),
  });
  const changes = new Changes(() => found());
  const core = buildCore({
    ...quietWorld,
    ...{ log, gateway, vault, settings },
    clock: new HurriedClock(hurry),
    dice: new FixedDice(),
    store: new MemoryStore(),
    drop: new DiskDrop(),
    folder: () => ({ path: folder, mayCreate: true }),
    clean: (text) => text.replaceAll(key, '•••'),
    environmentKey: null,
    listFolder: root,
    sendPatch: () => changes.happened(),
  });
  core.book.onChange(() => changes.happened());
  core.holds.onChange(() => changes.happened());
  core.runner.start();

  const state = (id: string): TaskState | undefined => core.book.get(id)?.state;

  const found = (): string => {
    const states = core.book.all().map((task) => task.state);
    return JSON.stringify({ states, holds: core.holds.list() });
  };

  return {
    ...{ core, double, folder, settings, state },
    /** Pastes an ID that the double knows already. */
    addTask: (id: string) => core.desk.add([id]),
    untilState<Name extends TaskStateName>(id: string, name: Name): Promise<StateNamed<Name>> {
      return changes.until(`${id} ${name}`, () => {
        const now = state(id);
        if (isNamed(now, name)) return now;
        if (now !== undefined && hasEnded(now)) throw new Error(`ended as ${JSON.stringify(now)}`);
        return null;
      });
    },
    /** For a cut that takes no byte with it: happens once, after the app has taken them all. */
    onceRead: (id: string, bytes: number) => ({
      times: 1,
      notBefore: () =>
        changes.until(
          `${bytes} bytes of ${id}`,
          () => core.transfers.get(id)?.receivedBytes === bytes || null,
        ),
    }),
    /** What `read` gives as soon as it gives something. */
    until: <Value>(what: string, read: () => Value | null) => changes.until(what, read),
    untilHold: (name: HoldName) =>
      changes.until(`hold ${name}`, () => core.holds.get(name) ?? null),
    /** What went over the wire, one line a request, once every answer has come to its end. */
    async wire(): Promise<string[]> {
      await double.log.until(({ requests }) => requests.every((request) => request.finished));
      return double.log.requests.map(wireLine);
    },
    /** SHA-256 of every file in the folder and around it, by its path from the folder. */
    files: () => filesBelow(root, folder),
    async close(): Promise<void> {
      await core.runner.stop();
      await gateway.close();
      await tls?.destroy();
      await double.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

function isNamed<Name extends TaskStateName>(
  state: TaskState | undefined,
  name: Name,
): state is StateNamed<Name> {
  return state?.name === name;
}

const hasEnded = ({ name }: TaskState): boolean =>
  ['saved', 'failed', 'not-found', 'timed-out'].includes(name);
