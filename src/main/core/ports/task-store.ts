import type { TaskRecord } from '../task-record';

/** What the database said when it was opened. */
export interface StoreContents {
  readonly tasks: readonly TaskRecord[];
  /** Where a database that could not be read was moved to; null when all was well. */
  readonly setAsideAt: string | null;
}

/** The rows that survive everything. Each promise resolves when the change is on disk. */
export interface TaskStore {
  load(): Promise<StoreContents>;
  /** Writes whole records, new or known, in one transaction, in call order. */
  put(records: readonly TaskRecord[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
