import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileLog } from './adapters/file-log';
import { WorkerStore } from './adapters/store/worker-store';
import { Deferred } from './core/deferred';
import type { StoreContents } from './core/ports/task-store';
import type { TaskRecord } from './core/task-record';

export interface ListReadingOptions {
  readonly userData: string;
  readonly storeWorkerPath: string;
  readonly log: FileLog;
  /** Told after the database was opened once more, with the place of a damaged one that was moved aside. */
  readonly onReopened: (setAsideAt: string | null) => void;
}

/** Why the list could not be read. */
export class ListFailure {
  constructor(readonly error: unknown) {}
}

/** The list on its way from the disk. */
export interface ListReading {
  readonly store: WorkerStore;
  /** What stands on top, which comes before the rest of a long list. */
  readonly top: Promise<readonly TaskRecord[] | ListFailure>;
  readonly whole: Promise<StoreContents | ListFailure>;
}

/** Begins to read the list on a thread of its own. */
export function readList({ userData, storeWorkerPath, ...rest }: ListReadingOptions): ListReading {
  const store = new WorkerStore({
    ...rest,
    start: () => new Worker(storeWorkerPath),
    path: join(userData, 'tasks.db'),
  });
  const top = new Deferred<readonly TaskRecord[]>();
  const whole = store
    .load((tasks) => top.resolve(tasks))
    .catch((error: unknown) => {
      rest.log.lastWords('the list could not be opened', { error: String(error) });
      return new ListFailure(error);
    });
  const all = whole.then((read) => (read instanceof ListFailure ? read : read.tasks));
  return { store, top: Promise.race([top.promise, all]), whole };
}
