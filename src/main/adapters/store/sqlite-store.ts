import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { taskRecordSchema, type TaskRecord } from '../../core/task-record';

/** A row that is not a task as this version knows it; it stays in the database. */
export interface UnreadableRow {
  readonly id: string;
  readonly reason: string;
}

/** So few that main, which reads them one slice at a time, is never held up for long. */
const tasksPerSlice = 500;

const flagSchema = z.number().transform((value) => value !== 0);
const partRowSchema = z.looseObject({
  task_id: z.string(),
  pieces: z.string(),
  is_doubtful: flagSchema,
  is_missing: flagSchema,
  is_done: flagSchema,
});
const taskRowSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  verification: z.string().nullable(),
});
const partRowsSchema = z.array(partRowSchema);
type PartRow = z.infer<typeof partRowSchema>;

/** The rows in an open database of the present version. Every method blocks until the disk has answered. */
export class SqliteStore {
  readonly #database: DatabaseSyncInstance;

  constructor(database: DatabaseSyncInstance) {
    this.#database = database;
  }

  /** The tasks that stand on top of the list: added last, within one batch as they were added. */
  top(): TaskRecord[] {
    const rows = this.#database.prepare(
      'SELECT * FROM tasks ORDER BY added_at_ms DESC, position LIMIT ?',
    );
    const read = this.#reader();
    return rows.all(tasksPerSlice).flatMap((row) => read(row).data ?? []);
  }

  /**
   * Hands over all tasks in the order in which they were added, some hundred at a time, so that a long list
   * need not stand in memory twice. Answers with the rows that are none.
   */
  load(take: (tasks: TaskRecord[]) => void): UnreadableRow[] {
    const rows = this.#database.prepare('SELECT * FROM tasks ORDER BY added_at_ms, position');
    const read = this.#reader();
    const unreadable: UnreadableRow[] = [];
    let slice: TaskRecord[] = [];
    for (const row of rows.iterate()) {
      const { id, data, error } = read(row);
      if (data !== undefined) slice.push(data);
      else unreadable.push({ id, reason: z.prettifyError(error).slice(0, 500) });
      if (slice.length < tasksPerSlice) continue;
      take(slice);
      slice = [];
    }
    if (slice.length > 0) take(slice);
    return unreadable;
  }

  /** Writes and removes in one transaction: all of it is on disk afterwards, or none. */
  commit(put: readonly TaskRecord[], remove: readonly string[]): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      this.#remove(remove);
      this.#put(put);
      this.#database.exec('COMMIT');
    } catch (error) {
      // SQLite itself rolls back on a full disk, and a second ROLLBACK would hide that error.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#database.close();
    }
  }

  #remove(ids: readonly string[]): void {
    const statement = this.#database.prepare('DELETE FROM tasks WHERE id = ?');
    for (const id of ids) statement.run(id);
  }

  #put(records: readonly TaskRecord[]): void {
    const putTask = this.#database.prepare(
      `INSERT INTO tasks (id, added_at_ms, position, kind, route, watched_ms, generation_ms,
         state, mark, label, verification)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET added_at_ms = excluded.added_at_ms,
         position = excluded.position, kind = excluded.kind, route = excluded.route,
         watched_ms = excluded.watched_ms, generation_ms = excluded.generation_ms,
         state = excluded.state, mark = excluded.mark,
         label = excluded.label, verification = excluded.verification`,
    );
    const dropParts = this.#database.prepare('DELETE FROM parts WHERE task_id = ?');
    const putPart = this.#database.prepare(
      `INSERT INTO parts (task_id, position, folder, part_name, final_name, etag, last_modified,
         total_bytes, bytes, sha256, mime, width, height, duration_ms, pieces,
         also_in, is_doubtful, is_missing, is_done)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const record of records) {
      const { id, addedAtMs, position, kind, route, mark, label, parts } = record;
      const times = [record.watchedMs, record.generationMs];
      const state = JSON.stringify(record.state);
      const verification =
        record.verification === null ? null : JSON.stringify(record.verification);
      const notes = [mark, label, verification];
      putTask.run(id, addedAtMs, position, kind, route, ...times, state, ...notes);
      dropParts.run(id);
      for (const [index, part] of parts.entries()) {
        const { folder, partName, finalName, etag, lastModified } = part;
        const { totalBytes, bytes, sha256, mime, facts, pieces, alsoIn } = part;
        const picture = [facts?.width ?? null, facts?.height ?? null, facts?.durationMs ?? null];
        const flags = [part.isDoubtful, part.isMissing, part.isDone].map(Number);
        const place = [id, index, folder, partName, finalName, etag, lastModified];
        const content = [totalBytes, bytes, sha256, mime, ...picture];
        putPart.run(...place, ...content, JSON.stringify(pieces), alsoIn, ...flags);
      }
    }
  }

  /** Reads rows of the tasks' table, each with its parts. */
  #reader() {
    const partsOf = this.#database.prepare(
      'SELECT * FROM parts WHERE task_id = ? ORDER BY position',
    );
    return (found: unknown) => {
      const row = taskRowSchema.parse(found);
      const parsed = taskRecordSchema.safeParse({
        id: row.id,
        addedAtMs: row['added_at_ms'],
        position: row['position'],
        kind: row['kind'],
        route: row['route'],
        watchedMs: row['watched_ms'],
        generationMs: row['generation_ms'],
        state: parseJson(row.state),
        mark: row['mark'],
        label: row['label'],
        verification: parseJson(row.verification ?? 'null'),
        parts: partRowsSchema.parse(partsOf.all(row.id)).map(partOf),
      });
      return { id: row.id, ...parsed };
    };
  }
}

const partOf = (row: PartRow): unknown => ({
  folder: row['folder'],
  partName: row['part_name'],
  alsoIn: row['also_in'],
  finalName: row['final_name'],
  etag: row['etag'],
  lastModified: row['last_modified'],
  totalBytes: row['total_bytes'],
  bytes: row['bytes'],
  sha256: row['sha256'],
  mime: row['mime'],
  facts: factsOf(row),
  pieces: parseJson(row.pieces),
  isDoubtful: row.is_doubtful,
  isMissing: row.is_missing,
  isDone: row.is_done,
});

function factsOf(row: PartRow): unknown {
  const facts = { width: row['width'], height: row['height'], durationMs: row['duration_ms'] };
  return Object.values(facts).every((fact) => fact === null) ? null : facts;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
