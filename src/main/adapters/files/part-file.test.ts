import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OwnFingerprinter } from './fingerprint/own-fingerprinter';
import { DiskPart } from './part-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'part-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

it('tells at its closing of bytes that the disk refused in the background', async () => {
  const probe = await open(join(folder, 'probe'), 'w');
  const prototype = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  const failure = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' });
  const sync = vi.spyOn(prototype, 'datasync').mockRejectedValueOnce(failure);
  const path = join(folder, 'film.part');
  const part = await DiskPart.open(folder, path, false, new OwnFingerprinter());
  const chunk = new Uint8Array(1024 * 1024);
  for (let count = 0; count < 66; count += 1) await part.append(chunk);
  await expect(part.close()).rejects.toMatchObject({ code: 'EIO', cause: failure });
  expect(sync).toHaveBeenCalledTimes(1);
});
