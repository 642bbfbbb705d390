import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import { WorkerFingerprinter } from '../../src/main/adapters/files/fingerprint/worker-fingerprinter';
import { buildEntries, type BuiltEntries } from '../support/build-entry';
import { MemoryDrop } from '../fakes/memory-drop';
import { fileDropContract, type DropWorld } from './file-drop.contract';

const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

async function diskWorld(drop: DiskDrop): Promise<DropWorld> {
  const root = await mkdtemp(join(tmpdir(), 'file-drop-'));
  roots.push(root);
  const folder = join(root, 'videos');
  await mkdir(folder);
  return {
    drop,
    folder,
    missingFolder: join(root, 'not', 'there'),
    write: (name, bytes) => writeFile(join(folder, name), bytes),
    read: (name) => readFile(join(folder, name)),
    names: async () => (await readdir(folder)).sort(),
  };
}

let built: BuiltEntries;
const fingerprinter = new WorkerFingerprinter(
  () => new Worker(join(built.folder, 'fingerprint-worker.js')),
);
beforeAll(async () => {
  built = await buildEntries({ 'fingerprint-worker': 'src/main/fingerprint-worker.ts' });
});
afterAll(async () => {
  await fingerprinter.close();
  await built.remove();
});

async function memoryWorld(): Promise<DropWorld> {
  const drop = new MemoryDrop();
  await drop.prepare('videos', true);
  return {
    drop,
    folder: 'videos',
    missingFolder: 'elsewhere',
    write: (name, bytes) => Promise.resolve(drop.write('videos', name, bytes)),
    read: (name) => Promise.resolve(drop.bytesOf('videos', name)),
    names: () => Promise.resolve([...(drop.folders.get('videos')?.keys() ?? [])].sort()),
  };
}

const withoutLinks = (): DiskDrop =>
  new DiskDrop({
    link: () => Promise.reject(Object.assign(new Error('no links here'), { code: 'ENOTSUP' })),
  });

fileDropContract('DiskDrop', () => diskWorld(new DiskDrop()));
fileDropContract('DiskDrop without hard links', () => diskWorld(withoutLinks()));
fileDropContract('DiskDrop with fingerprints on another thread', () =>
  diskWorld(new DiskDrop({ fingerprinter })),
);
fileDropContract('MemoryDrop', memoryWorld);

describe('MemoryDrop', () => {
  it('can be full, gone and read-only', async () => {
    const drop = new MemoryDrop();
    await drop.prepare('videos', true);
    const part = await drop.openPart('videos', 'a.part', false);
    drop.isFullAfter(3);
    await part.append(new Uint8Array(3));
    await expect(part.append(new Uint8Array(1))).rejects.toMatchObject({ trouble: 'disk-full' });
    drop.isFullAfter(null).isReadOnly();
    await expect(part.append(new Uint8Array(1))).rejects.toMatchObject({ code: 'EROFS' });
    drop.isReadOnly(false).isMissing();
    await expect(drop.prepare('videos', true)).rejects.toMatchObject({ code: 'ENOENT' });
    drop.isMissing(false);
    expect(part.size).toBe(3);
  });
});
