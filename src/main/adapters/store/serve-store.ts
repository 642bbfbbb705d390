import type { TaskRecord } from '../../core/task-record';
import { NewerDatabaseError } from './newer-database-error';
import { openDatabase, sqliteCodeOf } from './open-database';
import { SqliteStore } from './sqlite-store';
import {
  numberedSchema,
  storeRequestSchema,
  type StoreAnswer,
  type StoreFailure,
  type StoreRequest,
} from './store-protocol';

/** The worker's end of the pipe. */
export interface StorePort {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  postMessage(message: StoreAnswer): void;
}

/** Answers requests from a port, in the order in which they come. */
export function serveStore(port: StorePort): void {
  let store: SqliteStore | null = null;

  const answer = (request: StoreRequest): StoreAnswer => {
    const { number } = request;
    if (request.act === 'open') {
      if (store !== null) throw new Error('the database is open already');
      const { database, setAsideAt } = openDatabase(request.path);
      const opened = new SqliteStore(database);
      // As JSON: text crosses faster than values.
      const send = (kind: 'top' | 'slice', tasks: readonly TaskRecord[]): void =>
        port.postMessage({ number, kind, json: JSON.stringify(tasks) });
      send('top', opened.top());
      const unreadable = opened.load((tasks) => send('slice', tasks));
      store = opened;
      return { number, kind: 'opened', unreadable, setAsideAt };
    }
    if (store === null) throw new Error('the database is not open');
    if (request.act === 'commit') {
      store.commit(request.put, request.remove);
    } else {
      store.close();
      store = null;
    }
    return { number, kind: 'done' };
  };

  port.on('message', (message) => {
    const parsed = storeRequestSchema.safeParse(message);
    if (!parsed.success) {
      refuse(port, message, parsed.error.issues[0]?.path.join('.') ?? '');
      return;
    }
    const request = parsed.data;
    try {
      port.postMessage(answer(request));
    } catch (error) {
      port.postMessage({ number: request.number, kind: 'failed', failure: failureOf(error) });
    }
  });
}

/** Fails the one call, not the database: the next request may be sound. */
function refuse(port: StorePort, message: unknown, where: string): void {
  const numbered = numberedSchema.safeParse(message);
  // Nobody waits for an answer without a number.
  if (!numbered.success) return;
  const detail = `a request that means nothing, at "${where}"`;
  port.postMessage({ ...numbered.data, kind: 'failed', failure: { why: 'other', detail } });
}

const sqliteFull = 13;
// The index of the write-ahead log could not grow; SQLite takes that for an input/output error.
const sqliteIndexFull = 4874;

function failureOf(error: unknown): StoreFailure {
  if (error instanceof NewerDatabaseError) {
    const { foundVersion, knownVersion } = error;
    return { why: 'newer', foundVersion, knownVersion };
  }
  if (sqliteCodeOf(error) === sqliteFull) return { why: 'disk-full', code: 'SQLITE_FULL' };
  if (error instanceof Error && 'errcode' in error && error.errcode === sqliteIndexFull) {
    return { why: 'disk-full', code: 'SQLITE_IOERR_SHMSIZE' };
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    return { why: 'disk-full', code: 'ENOSPC' };
  }
  return { why: 'other', detail: error instanceof Error ? error.message : String(error) };
}
