import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { migrations as allMigrations } from './migrations';
import { NewerDatabaseError } from './newer-database-error';

export interface OpenedDatabase {
  readonly database: DatabaseSyncInstance;
  /** Where a database that could not be read was moved to; null when all was well. */
  readonly setAsideAt: string | null;
}

// What the machine, not the file, is to blame for: moving the file away would mend nothing.
// https://sqlite.org/rescode.html: PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
const notTheFilesFault = new Set([3, 5, 6, 7, 8, 10, 13, 14, 15]);

/** SQLite's primary result code, or null when the error is not SQLite's. */
export function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** Opens or makes the database; one that is damaged is moved aside, never deleted. */
export function openDatabase(
  path: string,
  now: () => Date = () => new Date(),
  migrations: readonly string[] = allMigrations,
): OpenedDatabase {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return { database: openSound(path, migrations), setAsideAt: null };
  } catch (error) {
    const code = sqliteCodeOf(error);
    if (!(error instanceof DamagedError) && (code === null || notTheFilesFault.has(code))) {
      throw error;
    }
  }
  const setAsideAt = setAside(path, now());
  return { database: openSound(path, migrations), setAsideAt };
}

class DamagedError extends Error {}

function openSound(path: string, migrations: readonly string[]): DatabaseSyncInstance {
  if (existsSync(path)) refuseNewer(path, migrations.length);
  const database = new DatabaseSync(path);
  try {
    const check = pragma(database, 'quick_check');
    if (check !== 'ok') throw new DamagedError(String(check));
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Looks at the version without the right to write: closing a writer would already change the files. */
function refuseNewer(path: string, knownVersion: number): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const version = versionOf(database);
    if (version > knownVersion) throw new NewerDatabaseError(version, knownVersion);
  } finally {
    database.close();
  }
}

function migrate(database: DatabaseSyncInstance, migrations: readonly string[]): void {
  for (const [index, statements] of migrations.entries()) {
    if (index < versionOf(database)) continue;
    // The version is part of the transaction, so a crash leaves a whole step or none.
    database.exec(`BEGIN IMMEDIATE; ${statements}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

function versionOf(database: DatabaseSyncInstance): number {
  return Number(pragma(database, 'user_version'));
}

/**
 * Reads a pragma without a prepared statement: the library frees those at garbage collection only,
 * and until then the file stays open, which on Windows keeps a damaged one from being moved.
 */
function pragma(database: DatabaseSyncInstance, name: 'quick_check' | 'user_version'): unknown {
  const values: unknown[] = [];
  database.function('report_value', (value: unknown) => {
    values.push(value);
    return null;
  });
  database.exec(`SELECT report_value(${name}) FROM pragma_${name}`);
  return values[0];
}

function setAside(path: string, now: Date): string {
  // Windows allows no colon in a name.
  const time = now.toISOString().replaceAll(':', '-');
  const stem = `${path.replace(/\.db$/, '')}.corrupt-${time}`;
  let target = `${stem}.db`;
  for (let count = 2; existsSync(target); count += 1) target = `${stem} (${count}).db`;
  // The log goes first: left beside a new database, SQLite would play it into that one.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return target;
}
