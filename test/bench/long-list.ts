import { link, mkdir, copyFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../src/main/adapters/store/open-database';
import { SqliteStore } from '../../src/main/adapters/store/sqlite-store';
import type { TaskRecord } from '../../src/main/core/task-record';

const samples = resolve(import.meta.dirname, '../samples');
const sha256 = '5'.repeat(64);
const savedAtMs = Date.UTC(2026, 0, 5, 12);

/**
 * Fills a profile with finished tasks: nineteen of twenty saved, with files that are there and a
 * picture each, the others not found. Nothing is left to do, so the app is idle with them.
 */
export async function writeLongList(profile: string, folder: string, count: number): Promise<void> {
  await mkdir(join(profile, 'thumbnails'), { recursive: true });
  await mkdir(folder, { recursive: true });
  const clip = join(folder, 'clip.mp4');
  await copyFile(join(samples, 'tiny-fragmented.mp4'), clip);
  await copyFile(join(samples, 'wide.jpg'), join(profile, 'thumbnails', `${sha256}.jpg`));
  const settings = { language: 'en', theme: 'light' };
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings));
  const records = Array.from({ length: count }, (_, at) => recordAt(at, folder));
  for (const { state } of records) {
    if (state.name !== 'saved') continue;
    for (const { name } of state.files) await link(clip, join(folder, name));
  }
  const { database } = openDatabase(join(profile, 'tasks.db'));
  const store = new SqliteStore(database);
  store.commit(records, []);
  store.close();
}

function recordAt(position: number, folder: string): TaskRecord {
  const id = `video_${String(position).padStart(5, '0')}a7c94f3e2b18`;
  const common = {
    ...{ id, position, addedAtMs: savedAtMs + position * 1_000, kind: 'video' as const },
    ...{ route: 'tasks' as const, watchedMs: 90_000, generationMs: 90_000 },
    ...{ mark: null, verification: null, label: position % 3 === 0 ? `Scene ${position}` : null },
  };
  if (position % 20 === 0) return { ...common, state: { name: 'not-found' }, parts: [] };
  const file = {
    ...{ name: `${id}.mp4`, folder, bytes: 40_000_000, sha256, mime: 'video/mp4' },
    facts: { width: 1080, height: 1920, durationMs: 10_000 },
  };
  const part = {
    ...{ folder, partName: `${id}.part`, finalName: file.name, etag: '"e"', lastModified: null },
    ...{ totalBytes: file.bytes, pieces: [], bytes: file.bytes, sha256, mime: file.mime },
    ...{ facts: file.facts, alsoIn: null, isDoubtful: false, isMissing: false, isDone: true },
  };
  const state = { name: 'saved' as const, savedAtMs, files: [file], missingCount: 0 };
  return { ...common, state, parts: [part] };
}
