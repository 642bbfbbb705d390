import { DatabaseSync } from '@photostructure/sqlite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildEntries, type BuiltEntries } from '../../../../test/support/build-entry';
import { aPart, aTask } from '../../../../test/support/task-records';
import type { Log } from '../../core/ports/log';
import { TaskBook } from '../../core/task-book';
import { NewerDatabaseError } from './newer-database-error';
import type { StoreRequest } from './store-protocol';
import { StoreLostError, WorkerStore } from './worker-store';

/** Puts tasks without end and prints each one's number once it is acknowledged. */
const writerSource = `
  import { writeSync } from 'node:fs';
  import { Worker } from 'node:worker_threads';
  import { WorkerStore } from './worker-store.js';
  const quiet = () => undefined;
  const store = new WorkerStore({
    start: () => new Worker(new URL('./store-worker.js', import.meta.url)),
    path: process.argv[2],
    log: { info: quiet, warn: quiet, error: quiet },
  });
  await store.load();
  const template = JSON.parse(process.argv[3]);
  const putOn = async (lane) => {
    for (let count = 0; ; count += 1) {
      const id = 'video_' + lane + '_' + count;
      await store.put([{ ...template, id }]);
      writeSync(1, id + '\\n');
    }
  };
  for (let lane = 0; lane < 8; lane += 1) void putOn(lane);
`;

/**
 * Ends the worker at its next message once it was told to. `terminate()` in the middle of a commit
 * makes the native module end the whole process.
 */
const mortalSource = `
  import { parentPort, workerData } from 'node:worker_threads';
  const mustEnd = new Int32Array(workerData);
  parentPort.on('message', () => {
    if (Atomics.load(mustEnd, 0) === 1) process.exit(1);
  });
`;

describe('the store in a worker', () => {
  let built: BuiltEntries;
  let folder = '';
  let path = '';
  let worker: Worker | null = null;
  let mustEnd: Int32Array = new Int32Array(1);
  let sent: StoreRequest[] = [];
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message, facts) => void errors.push(`${message} ${JSON.stringify(facts)}`),
  };

  beforeAll(async () => {
    built = await buildEntries({
      'store-worker': 'src/main/store-worker.ts',
      'worker-store': 'src/main/adapters/store/worker-store.ts',
    });
    writeFileSync(join(built.folder, 'writer.mjs'), writerSource);
    writeFileSync(join(built.folder, 'mortal.mjs'), mortalSource);
    const both = `import './mortal.mjs'; import './store-worker.js';`;
    writeFileSync(join(built.folder, 'mortal-store-worker.mjs'), both);
  }, 30_000);
  afterAll(() => built.remove());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
    path = join(folder, 'tasks.db');
    sent = [];
    errors.length = 0;
  });
  afterEach(async () => {
    await worker?.terminate();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (): Worker => {
    mustEnd = new Int32Array(new SharedArrayBuffer(4));
    worker = new Worker(join(built.folder, 'mortal-store-worker.mjs'), {
      workerData: mustEnd.buffer,
    });
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message: StoreRequest): void => {
      sent.push(message);
      post(message);
    };
    return worker;
  };
  const endAtNextMessage = (): void => void Atomics.store(mustEnd, 0, 1);
  const loseWorker = async (): Promise<void> => {
    if (worker === null) throw new Error('no worker was started');
    endAtNextMessage();
    const ended = once(worker, 'exit');
    worker.postMessage(null);
    await ended;
  };
  const newStore = (): WorkerStore => new WorkerStore({ start, path, log });
  const commits = (): StoreRequest[] => sent.filter((request) => request.act === 'commit');

  it('starts no worker before it is asked', () => {
    newStore();
    expect(sent).toEqual([]);
  });

  it('gives back after a close what was put, and leaves no log', async () => {
    const store = newStore();
    expect(await store.load()).toEqual({ tasks: [], setAsideAt: null });
    const task = aTask('video_a', { parts: [aPart({ etag: '"e"' })] });
    await store.put([task, aTask('video_b')]);
    await store.remove(['video_b']);
    await store.close();
    expect(() => statSync(`${path}-wal`)).toThrow();
    await expect(store.put([task])).rejects.toBeInstanceOf(StoreLostError);
    const again = newStore();
    expect((await again.load()).tasks).toEqual([task]);
    await again.close();
  });

  it('gives the tasks on top before all of them, which come in the order of their adding', async () => {
    const store = newStore();
    await store.load();
    const ids = (from: string): string[] => Array.from({ length: 600 }, (_, at) => `${from}_${at}`);
    const tasks = ['old', 'new'].flatMap((from, batch) =>
      ids(from).map((id, position) =>
        aTask(id, { addedAtMs: batch, position: batch * 600 + position }),
      ),
    );
    await store.put(tasks);
    await store.close();
    const again = newStore();
    const told: string[] = [];
    const loading = again.load((top) => {
      told.push('top');
      expect(top.map(({ id }) => id)).toEqual(ids('new').slice(0, 500));
    });
    expect((await loading).tasks).toEqual(tasks);
    expect(told).toEqual(['top']);
    await again.close();
  });

  it('has on disk what it acknowledged', async () => {
    const store = newStore();
    await store.load();
    await store.put([aTask('video_a')]);
    const reader = new DatabaseSync(path, { readOnly: true });
    expect(reader.prepare('SELECT id FROM tasks').all()).toHaveLength(1);
    reader.close();
  });

  it('writes everything that waits in one transaction, the last word on each task', async () => {
    const store = newStore();
    await store.load();
    const first = store.put([aTask('video_0')]);
    await vi.waitFor(() => expect(commits()).toHaveLength(1), { interval: 0 });
    const waiting = [
      ...Array.from({ length: 300 }, (_, index) =>
        store.put([aTask(`video_${index % 100}`, { watchedMs: index })]),
      ),
      store.remove(['video_1', 'video_2']),
      store.put([aTask('video_2', { watchedMs: 7_777 })]),
    ];
    await Promise.all([first, ...waiting]);
    expect(commits()).toHaveLength(2);
    await store.close();
    const again = newStore();
    const tasks = new Map((await again.load()).tasks.map((task) => [task.id, task.watchedMs]));
    expect(tasks.size).toBe(99);
    expect(tasks.has('video_1')).toBe(false);
    expect(tasks.get('video_2')).toBe(7_777);
    expect(tasks.get('video_3')).toBe(203);
  });

  it('asks the disk for nothing when there is nothing to write', async () => {
    const store = newStore();
    await store.load();
    await Promise.all([store.put([]), store.remove([])]);
    expect(commits()).toEqual([]);
  });

  it('finishes what waits before it closes', async () => {
    const store = newStore();
    await store.load();
    const puts = Array.from({ length: 20 }, (_, index) => store.put([aTask(`video_${index}`)]));
    await store.close();
    await Promise.all(puts);
    const again = newStore();
    expect((await again.load()).tasks).toHaveLength(20);
  });

  it('tells every waiting call that the worker is gone, and starts another for the next', async () => {
    const store = newStore();
    await store.load();
    endAtNextMessage();
    const calls = [store.put([aTask('video_a')]), store.put([aTask('video_b')])];
    for (const outcome of await Promise.allSettled(calls)) {
      expect('reason' in outcome && outcome.reason).toBeInstanceOf(StoreLostError);
    }
    await store.put([aTask('video_c')]);
    await store.close();
    const again = newStore();
    expect((await again.load()).tasks.map((task) => task.id)).toContain('video_c');
    await again.close();
  });

  it('starts only a few others within a minute', async () => {
    let nowMs = 0;
    const store = new WorkerStore({ start, path, log, nowMs: () => nowMs });
    await store.load();
    for (let loss = 0; loss < 3; loss += 1) {
      await loseWorker();
      await store.put([aTask('video_a')]);
    }
    await loseWorker();
    await expect(store.put([aTask('video_b')])).rejects.toBeInstanceOf(StoreLostError);
    nowMs = 60_000;
    await store.put([aTask('video_b')]);
    await store.close();
  });

  it('tries again to open what could not be opened after a loss', async () => {
    const store = newStore();
    await store.load();
    await loseWorker();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 42');
    await expect(store.put([aTask('video_a')])).rejects.toBeInstanceOf(NewerDatabaseError);
    newer.exec('PRAGMA user_version = 1');
    newer.close();
    await store.put([aTask('video_a')]);
    await store.close();
  });

  it('opens again at once after a loss, and has the list written anew when the database was damaged', async () => {
    const reopened: (string | null)[] = [];
    const store: WorkerStore = new WorkerStore({
      ...{ start, path, log },
      onReopened: (setAsideAt) => {
        reopened.push(setAsideAt);
        void book.keepEverything();
      },
    });
    const book = new TaskBook(store, log, () => undefined);
    const kept = Array.from({ length: 450 }, (_, at) => `video_${at}`);
    await store.load();
    await book.add(kept, 1);
    await book.remove(['video_7']);

    await loseWorker();
    await vi.waitFor(() => expect(reopened).toEqual([null]));
    await book.rewritten();
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    writeFileSync(path, 'not a database '.repeat(500));
    await loseWorker();
    await vi.waitFor(() => expect(reopened).toHaveLength(2));
    expect(reopened[1]).toContain('.corrupt-');
    await book.rewritten();
    await store.close();

    const again = newStore();
    const { tasks } = await again.load();
    expect(tasks.map(({ id }) => id)).toEqual(kept.filter((id) => id !== 'video_7'));
    await again.close();
  });

  it('tells that the database is newer, and where a damaged one went', async () => {
    const newer = new DatabaseSync(path);
    newer.exec('CREATE TABLE t (x); PRAGMA user_version = 42');
    newer.close();
    const store = newStore();
    await expect(store.load()).rejects.toThrow(
      expect.objectContaining({ name: 'NewerDatabaseError', foundVersion: 42 }),
    );
    await expect(store.load()).rejects.toBeInstanceOf(NewerDatabaseError);

    path = join(folder, 'other.db');
    writeFileSync(path, 'not a database '.repeat(500));
    const { setAsideAt } = await newStore().load();
    expect(setAsideAt).toMatch(/other\.corrupt-.*\.db$/);
    expect(errors.join()).toContain('the database was damaged');
  });

  it('says which row it could not read, and loads the others', async () => {
    const store = newStore();
    await store.load();
    await store.put([aTask('video_a'), aTask('video_b')]);
    await store.close();
    const database = new DatabaseSync(path);
    database.exec(`UPDATE tasks SET kind = 'opera' WHERE id = 'video_a'`);
    database.close();
    const { tasks } = await newStore().load();
    expect(tasks.map((task) => task.id)).toEqual(['video_b']);
    expect(errors.join()).toContain('video_a');
  });

  it('has every acknowledged task, and a sound database, after the process was killed', async () => {
    const writer = spawn(
      process.execPath,
      [
        join(built.folder, 'writer.mjs'),
        path,
        JSON.stringify(aTask('video_x', { parts: [aPart()] })),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = once(writer, 'exit');
    const acknowledged: string[] = [];
    for await (const id of createInterface({ input: writer.stdout })) {
      acknowledged.push(id);
      if (acknowledged.length === 400) writer.kill('SIGKILL');
    }
    expect((await exited)[1]).toBe('SIGKILL');
    expect(acknowledged.length).toBeGreaterThanOrEqual(400);
    // The last line may have been cut by the kill; a whole one ends in a number either way.
    const { tasks, setAsideAt } = await newStore().load();
    expect(setAsideAt).toBeNull();
    expect(errors).toEqual([]);
    const found = new Set(tasks.map((task) => task.id));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    expect(tasks.every((task) => task.parts.length === 1)).toBe(true);
  }, 20_000);
});
