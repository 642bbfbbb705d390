import type { StoreContents, TaskStore } from '../../src/main/core/ports/task-store';
import { taskRecordSchema, type TaskRecord } from '../../src/main/core/task-record';

/** A database in memory; what it takes must be what the real one's rows allow. */
export class MemoryStore implements TaskStore {
  readonly rows = new Map<string, TaskRecord>();
  /** Every record in the order in which it was written. */
  readonly puts: TaskRecord[] = [];
  /** When set, every write is refused with it. */
  refusal: Error | null = null;

  load(): Promise<StoreContents> {
    const tasks = [...this.rows.values()].sort((a, b) => a.position - b.position);
    return Promise.resolve({ tasks, setAsideAt: null });
  }

  put(records: readonly TaskRecord[]): Promise<void> {
    return this.#write(() => {
      for (const record of records) {
        const row = taskRecordSchema.parse(structuredClone(record));
        this.rows.set(row.id, row);
        this.puts.push(row);
      }
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.#write(() => {
      for (const id of ids) this.rows.delete(id);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #write(act: () => void): Promise<void> {
    const { refusal } = this;
    await Promise.resolve();
    if (refusal !== null) throw refusal;
    act();
  }
}
