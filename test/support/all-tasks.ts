import type { SqliteStore, UnreadableRow } from '../../src/main/adapters/store/sqlite-store';
import type { TaskRecord } from '../../src/main/core/task-record';

/** Everything in a database, at once. */
export function allTasks(store: SqliteStore): {
  readonly tasks: readonly TaskRecord[];
  readonly unreadable: readonly UnreadableRow[];
} {
  const tasks: TaskRecord[] = [];
  const unreadable = store.load((some) => tasks.push(...some));
  return { tasks, unreadable };
}
