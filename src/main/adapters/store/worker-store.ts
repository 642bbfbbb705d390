import type { Worker } from 'node:worker_threads';
import { DropError } from '../../core/ports/file-drop';
import type { Log } from '../../core/ports/log';
import type { StoreContents, TaskStore } from '../../core/ports/task-store';
import type { TaskRecord } from '../../core/task-record';
import { NewerDatabaseError } from './newer-database-error';
import {
  storeAnswerSchema,
  type StoreAnswer,
  type StoreFailure,
  type StoreRequest,
} from './store-protocol';

/** The worker is gone, was closed, or said something that means nothing. */
export class StoreLostError extends Error {
  override readonly name = 'StoreLostError';
}

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

type Take = (kind: 'top' | 'slice', tasks: readonly TaskRecord[]) => void;

interface Asked extends Waiting<StoreAnswer> {
  readonly take: Take;
}

interface Change extends Waiting<void> {
  readonly put: readonly TaskRecord[];
  readonly remove: readonly string[];
}

/** Losses within this time, and how many of them are mended: a worker that always dies is a bug. */
const restartWindowMs = 60_000;
const mostRestarts = 3;

/**
 * The database behind a worker thread, so that no commit stops the window. What waits for a worker
 * that is lost fails with it; another is started and opens the database again. What took the worker
 * may have taken the database, too, so the owner of the list is then told to write it all anew.
 */
export class WorkerStore implements TaskStore {
  readonly #start: () => Worker;
  readonly #path: string;
  readonly #log: Log;
  readonly #asked = new Map<number, Asked>();
  readonly #nowMs: () => number;
  readonly #onReopened: ((setAsideAt: string | null) => void) | null;
  #worker: Worker | null = null;
  /** Resolves when the worker before is gone, and with it its hold on the database. */
  #ending: Promise<unknown> = Promise.resolve();
  #lost: StoreLostError | null = null;
  #isOpened = false;
  #isClosing = false;
  #isClosed = false;
  #restartedAtMs: readonly number[] = [];
  #lastNumber = 0;
  #changes: Change[] = [];
  #pumping: Promise<void> | null = null;

  constructor(options: {
    readonly start: () => Worker;
    readonly path: string;
    readonly log: Log;
    /** Milliseconds from any fixed moment on. */
    readonly nowMs?: () => number;
    /** Told after the database was opened once more, with the place of a damaged one that was moved aside. */
    readonly onReopened?: (setAsideAt: string | null) => void;
  }) {
    this.#onReopened = options.onReopened ?? null;
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#start = options.start;
    this.#path = options.path;
    this.#log = options.log;
  }

  /**
   * `takeTop` gets the tasks on top of the list before the others have been read. Rejects with
   * `NewerDatabaseError`, `DropError` ('disk-full') or an error that names the trouble.
   */
  async load(
    takeTop: (tasks: readonly TaskRecord[]) => void = () => undefined,
  ): Promise<StoreContents> {
    const tasks: TaskRecord[] = [];
    const answer = await this.#send(
      (number) => ({ number, act: 'open', path: this.#path }),
      (kind, some) => (kind === 'top' ? takeTop(some) : tasks.push(...some)),
    );
    if (answer.kind !== 'opened') throw new StoreLostError('an answer to another question');
    this.#isOpened = true;
    for (const row of answer.unreadable) this.#log.error('a row could not be read', { ...row });
    const { setAsideAt } = answer;
    if (setAsideAt !== null) this.#log.error('the database was damaged', { setAsideAt });
    return { tasks, setAsideAt };
  }

  put(records: readonly TaskRecord[]): Promise<void> {
    return records.length === 0 ? Promise.resolve() : this.#change(records, []);
  }

  remove(ids: readonly string[]): Promise<void> {
    return ids.length === 0 ? Promise.resolve() : this.#change([], ids);
  }

  /** Waits for what is under way, then empties the write-ahead log and ends the worker. */
  async close(): Promise<void> {
    this.#isClosing = true;
    while (this.#pumping !== null) await this.#pumping;
    if (this.#isClosed) return;
    const worker = this.#worker;
    try {
      if (worker !== null) await this.#send((number) => ({ number, act: 'close' }));
    } finally {
      this.#isClosed = true;
      if (worker !== null) this.#lose(worker, new StoreLostError('the store was closed'));
      await this.#ending;
    }
  }

  #change(put: readonly TaskRecord[], remove: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#changes.push({ put, remove, resolve, reject });
      this.#pumping ??= this.#pump();
    });
  }

  /** One transaction at a time, each with everything that came while the one before was written. */
  async #pump(): Promise<void> {
    // Changes of the same turn, such as one paste's, share a transaction too.
    await Promise.resolve();
    while (this.#changes.length > 0) {
      const batch = this.#changes;
      this.#changes = [];
      try {
        await this.#ask((number) => ({ number, act: 'commit', ...folded(batch) }));
        for (const change of batch) change.resolve();
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        for (const change of batch) change.reject(reason);
      }
    }
    this.#pumping = null;
  }

  async #ask(request: (number: number) => StoreRequest): Promise<StoreAnswer> {
    if (this.#worker === null && this.#isOpened && !this.#isClosed) await this.#openAgain();
    return this.#send(request);
  }

  async #openAgain(): Promise<void> {
    const nowMs = this.#nowMs();
    const recent = this.#restartedAtMs.filter((atMs) => nowMs - atMs < restartWindowMs);
    if (recent.length >= mostRestarts) throw this.#lost ?? new StoreLostError('lost too often');
    this.#restartedAtMs = [...recent, nowMs];
    await this.#ending;
    this.#log.warn('the store is opened again', { after: String(this.#lost) });
    try {
      const { setAsideAt } = await this.load();
      this.#onReopened?.(setAsideAt);
    } catch (error) {
      // Without this the next call would talk to a worker that has no database open.
      if (this.#worker !== null) this.#lose(this.#worker, new StoreLostError(String(error)));
      throw error;
    }
  }

  async #send(
    request: (number: number) => StoreRequest,
    take: Take = () => undefined,
  ): Promise<StoreAnswer> {
    if (this.#isClosed) throw new StoreLostError('the store was closed');
    const worker = (this.#worker ??= this.#started());
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    const answer = await new Promise<StoreAnswer>((resolve, reject) => {
      this.#asked.set(number, { resolve, reject, take });
      worker.postMessage(request(number));
    });
    if (answer.kind === 'failed') throw errorOf(answer.failure);
    return answer;
  }

  #started(): Worker {
    const worker = this.#start();
    worker.on('message', (message: unknown) => {
      const parsed = storeAnswerSchema.safeParse(message);
      if (!parsed.success) {
        this.#lose(worker, new StoreLostError('the worker said what means nothing'));
        return;
      }
      const answer = parsed.data;
      const asked = this.#asked.get(answer.number);
      if (answer.kind === 'top' || answer.kind === 'slice') {
        // Of this very program: the worker has parsed each record on its way out of the database.
        asked?.take(answer.kind, JSON.parse(answer.json) as TaskRecord[]);
        return;
      }
      this.#asked.delete(answer.number);
      asked?.resolve(answer);
    });
    worker.on('error', (error) =>
      this.#lose(worker, new StoreLostError('the worker failed', { cause: error })),
    );
    worker.on('exit', (code) =>
      this.#lose(worker, new StoreLostError(`the worker ended with ${code}`)),
    );
    return worker;
  }

  #lose(worker: Worker, reason: StoreLostError): void {
    // One that was given up before may still end.
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#lost = reason;
    this.#ending = worker.terminate();
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of asked) reject(reason);
    // Not left for the next change: there may be none before the app ends, and its memory with it.
    if (this.#isOpened && !this.#isClosing && this.#onReopened !== null) {
      this.#change([], []).catch((error: unknown) =>
        this.#log.error('the store could not be opened again', { error: String(error) }),
      );
    }
  }
}

/** What a list of changes comes to: the last word on each task. */
function folded(changes: readonly Change[]): { put: TaskRecord[]; remove: string[] } {
  const last = new Map<string, TaskRecord | null>();
  for (const change of changes) {
    for (const record of change.put) last.set(record.id, record);
    for (const id of change.remove) last.set(id, null);
  }
  const put: TaskRecord[] = [];
  const remove: string[] = [];
  for (const [id, record] of last) {
    if (record === null) remove.push(id);
    else put.push(record);
  }
  return { put, remove };
}

function errorOf(failure: StoreFailure): Error {
  switch (failure.why) {
    case 'newer':
      return new NewerDatabaseError(failure.foundVersion, failure.knownVersion);
    case 'disk-full':
      return new DropError('disk-full', failure.code);
    case 'other':
      return new Error(failure.detail);
  }
}
