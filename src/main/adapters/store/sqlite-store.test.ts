import { DatabaseSync } from '@photostructure/sqlite';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPart, aTask } from '../../../../test/support/task-records';
import { openDatabase } from './open-database';
import { SqliteStore } from './sqlite-store';
import { allTasks } from '../../../../test/support/all-tasks';

describe('the rows on disk', () => {
  let folder = '';
  let path = '';
  let store: SqliteStore;
  const reopen = (): void => {
    store = new SqliteStore(openDatabase(path).database);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rows-'));
    path = join(folder, 'tasks.db');
    reopen();
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come back as they were, in the order of their adding', () => {
    const full = aTask('video_full/+=:.~', {
      kind: 'image',
      route: 'videos',
      watchedMs: 12.5,
      generationMs: 61_000.5,
      position: 2,
      mark: 'reject',
      label: '片头 1',
      verification: {
        atMs: 5,
        findings: [{ what: 'unreadable', index: 0, code: 'EIO' }],
      },
      state: {
        name: 'failed',
        retry: 'download',
        problem: { code: 'damaged', message: 'l’été “quoted”', detail: null },
      },
      parts: [
        aPart({
          finalName: 'été (2).mp4',
          alsoIn: '/an earlier/folder',
          etag: '"strong"',
          lastModified: 'Mon, 01 Jan 2026 00:00:00 GMT',
          totalBytes: 2 ** 41,
          bytes: 0,
          sha256: 'a'.repeat(64),
          mime: 'video/mp4',
          facts: { width: 1080, height: 1920, durationMs: null },
          pieces: [{ from: 2 ** 40, to: 2 ** 40 + 1 }],
          isDone: true,
        }),
        aPart({ partName: 'second.part', isMissing: true }),
        aPart({ partName: 'third.part', isDoubtful: true }),
      ],
    });
    const earlier = aTask('video_earlier', { addedAtMs: 1 });
    const firstOfPaste = aTask('video_first', { position: 1 });
    store.commit([full, firstOfPaste, earlier], []);
    store.close();
    reopen();
    expect(allTasks(store)).toEqual({ tasks: [earlier, firstOfPaste, full], unreadable: [] });
  });

  it('are replaced whole, with fewer parts as well, and removed with their parts', () => {
    const parts = [aPart(), aPart({ partName: 'two.part' })];
    store.commit([aTask('video_a', { parts }), aTask('video_b', { parts })], []);
    const verification = { atMs: 7, findings: [] };
    const smaller = aTask('video_a', { watchedMs: 9, parts: [aPart({ bytes: 5 })], verification });
    store.commit([smaller], ['video_b', 'video_never']);
    expect(allTasks(store).tasks).toEqual([smaller]);
    store.commit([aTask('video_b')], []);
    expect(allTasks(store).tasks.find((task) => task.id === 'video_b')?.parts).toEqual([]);
  });

  it('are written all or not at all', () => {
    store.commit([aTask('video_a')], []);
    const broken = aTask('video_c', { watchedMs: Number.NaN });
    expect(() => store.commit([aTask('video_b'), broken], ['video_a'])).toThrow();
    expect(allTasks(store).tasks.map((task) => task.id)).toEqual(['video_a']);
    store.commit([aTask('video_d')], []);
    expect(allTasks(store).tasks).toHaveLength(2);
  });

  it('stay in the database when they cannot be read, and are named', () => {
    store.commit([aTask('video_a'), aTask('video_b'), aTask('video_c')], []);
    store.close();
    const database = new DatabaseSync(path);
    database.exec(`UPDATE tasks SET state = '{"name":"from the future"}' WHERE id = 'video_a'`);
    database.exec(`UPDATE tasks SET state = 'not json' WHERE id = 'video_b'`);
    database.close();
    reopen();
    const { tasks, unreadable } = allTasks(store);
    expect(tasks.map((task) => task.id)).toEqual(['video_c']);
    expect(unreadable.map((row) => row.id)).toEqual(['video_a', 'video_b']);
    expect(unreadable[0]?.reason).toContain('state');
    store.close();
    const after = new DatabaseSync(path);
    expect(after.prepare('SELECT state FROM tasks ORDER BY id').all()).toMatchObject([
      { state: '{"name":"from the future"}' },
      { state: 'not json' },
      {},
    ]);
    after.close();
    reopen();
  });

  it('leave no log beside the database once it is closed', () => {
    store.commit([aTask('video_a')], []);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    // A second reader keeps SQLite from removing the log by itself.
    const reader = new DatabaseSync(path);
    reader.prepare('SELECT count(*) FROM tasks').get();
    store.close();
    expect(statSync(`${path}-wal`).size).toBe(0);
    reader.close();
    reopen();
  });

  it('report a full disk and are unharmed by it', () => {
    store.close();
    const { database } = openDatabase(path);
    store = new SqliteStore(database);
    store.commit([aTask('video_a')], []);
    database.exec('PRAGMA max_page_count = 12');
    const large = Array.from({ length: 500 }, (_, index) => aTask(`video_${index}`));
    expect(() => store.commit(large, ['video_a'])).toThrow(/full/);
    expect(allTasks(store).tasks.map((task) => task.id)).toEqual(['video_a']);
  });
});
