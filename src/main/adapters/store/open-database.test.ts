import { DatabaseSync } from '@photostructure/sqlite';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTask } from '../../../../test/support/task-records';
import { migrations } from './migrations';
import { NewerDatabaseError } from './newer-database-error';
import { openDatabase } from './open-database';
import { SqliteStore } from './sqlite-store';
import { allTasks } from '../../../../test/support/all-tasks';

const moment = new Date('2026-11-23T21:16:39.123Z');
const asideName = 'tasks.corrupt-2026-11-23T21-16-39.123Z.db';

describe('opening the database', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'open-'));
    path = join(folder, 'deep', 'tasks.db');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const inFolder = (): string[] => readdirSync(join(path, '..')).sort();
  const open = (): ReturnType<typeof openDatabase> => openDatabase(path, () => moment);
  const fill = (count: number): void => {
    const store = new SqliteStore(open().database);
    store.commit(
      Array.from({ length: count }, (_, index) => aTask(`video_${index}`)),
      [],
    );
    store.close();
  };
  const contentOf = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(path, '..', name)))
      .digest('hex');

  it('makes one with every guarantee switched on', () => {
    const { database, setAsideAt } = open();
    expect(setAsideAt).toBeNull();
    const ask = (name: string): unknown => {
      const row: unknown = database.prepare(`PRAGMA ${name}`).get();
      return typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
    };
    expect(ask('journal_mode')).toBe('wal');
    expect(ask('synchronous')).toBe(2);
    expect(ask('foreign_keys')).toBe(1);
    expect(ask('user_version')).toBe(migrations.length);
    database.close();
  });

  it('takes the steps that are missing, and each of them once', () => {
    fill(1);
    const later = [...migrations, 'ALTER TABLE tasks ADD COLUMN note TEXT'];
    for (let start = 0; start < 2; start += 1) {
      const { database } = openDatabase(path, () => moment, later);
      expect(database.prepare('SELECT id, note FROM tasks').all()).toHaveLength(1);
      database.close();
    }
  });

  it.each([
    ['text instead of a database', () => Buffer.from('not a database '.repeat(1_000))],
    ['a page overwritten', (good: Buffer) => good.fill(0x5a, 4_096, good.length - 2_000)],
    // Byte 7 of a page counts its fragmented free bytes; only a check ever adds them up.
    [
      'a page that only the check finds fault with',
      (good: Buffer) => good.fill(0x55, good.length - 4_096 + 7, good.length - 4_096 + 8),
    ],
    ['the second half missing', (good: Buffer) => good.subarray(0, good.length / 2)],
  ])('moves a damaged one aside, whole, and starts anew: %s', (_name, damaged) => {
    fill(400);
    writeFileSync(path, damaged(readFileSync(path)));
    const before = contentOf('tasks.db');
    const { database, setAsideAt } = open();
    expect(setAsideAt).toBe(join(path, '..', asideName));
    expect(contentOf(asideName)).toBe(before);
    const store = new SqliteStore(database);
    expect(allTasks(store)).toEqual({ tasks: [], unreadable: [] });
    store.close();
  });

  it.runIf(process.platform === 'linux')('lets go of the damaged one before it is moved', () => {
    mkdirSync(join(path, '..'));
    writeFileSync(path, 'not a database '.repeat(1_000));
    const { database } = open();
    const held = readdirSync('/proc/self/fd').map((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`);
      } catch {
        return '';
      }
    });
    expect(held).toContain(path);
    expect(held.filter((name) => name.startsWith(folder) && name.includes('corrupt'))).toEqual([]);
    database.close();
  });

  it('moves the log with it, so that it is not played into the new one', () => {
    mkdirSync(join(path, '..'));
    writeFileSync(path, 'not a database '.repeat(1_000));
    writeFileSync(`${path}-wal`, 'a log');
    const { database } = open();
    database.close();
    expect(inFolder()).toContain(`${asideName}-wal`);
    expect(readFileSync(join(path, '..', `${asideName}-wal`), 'utf8')).toBe('a log');
  });

  it('overwrites nothing that was moved aside before', () => {
    mkdirSync(join(path, '..'));
    for (const text of ['first ', 'second ']) {
      rmSync(path, { force: true });
      rmSync(`${path}-wal`, { force: true });
      rmSync(`${path}-shm`, { force: true });
      writeFileSync(path, text.repeat(2_000));
      open().database.close();
    }
    const kept = inFolder().filter((name) => name.includes('corrupt'));
    expect(
      kept.map((name) => readFileSync(join(path, '..', name), 'utf8').slice(0, 6)).sort(),
    ).toEqual(['first ', 'second']);
  });

  it('touches nothing of a database from a newer version, not even its log', () => {
    fill(3);
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99');
    newer.exec('PRAGMA wal_autocheckpoint = 0');
    newer.exec(`DELETE FROM tasks WHERE id = 'video_1'`);
    // The -shm file is only the readers' index of the log, and every reader marks its place in it.
    const contents = (): string[][] =>
      inFolder().map((name) => [name, name.endsWith('-shm') ? '' : contentOf(name)]);
    const before = contents();
    expect(() => open()).toThrow(NewerDatabaseError);
    expect(contents()).toEqual(before);
    newer.close();
    expect(() => open()).toThrow(
      expect.objectContaining({ foundVersion: 99, knownVersion: migrations.length }),
    );
    expect(inFolder().filter((name) => name.includes('corrupt'))).toEqual([]);
  });

  it('does not blame the file for what the machine does: a folder in its place, a lock', () => {
    mkdirSync(path, { recursive: true });
    expect(() => open()).toThrow();
    expect(inFolder()).toEqual(['tasks.db']);
    rmSync(path, { recursive: true });

    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE held (x); BEGIN EXCLUSIVE');
    expect(() => open()).toThrow(/locked/);
    expect(inFolder().filter((name) => name.includes('corrupt'))).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
  });
});
