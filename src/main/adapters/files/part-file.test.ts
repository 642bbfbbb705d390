import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deferred } from '../../core/deferred';
import type { Fingerprinter } from './fingerprint/fingerprint';
import { BatchedFile } from './batched-file';
import { OwnFingerprinter } from './fingerprint/own-fingerprinter';
import { DiskPart } from './part-file';

const mebibyte = 1024 * 1024;
let folder = '';
let handles: FileHandle;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'part-'));
  const handle = await open(folder, 'r');
  // Every open file asks the system through the same object.
  handles = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Of bytes that are nowhere no fingerprint can be made. */
const noFingerprint: Fingerprinter = {
  of: () => ({
    follow: () => undefined,
    digest: () => Promise.resolve(''),
    restart: () => undefined,
    end: () => Promise.resolve(),
  }),
  close: () => Promise.resolve(),
};

const opened = (fingerprinter: Fingerprinter = new OwnFingerprinter()): Promise<DiskPart> =>
  DiskPart.open(folder, join(folder, 'a.part'), true, fingerprinter);

describe('a part', () => {
  it('is not far ahead of the disk', async () => {
    const isThere = new Deferred<undefined>();
    vi.spyOn(handles, 'datasync').mockImplementation(() => isThere.promise);
    // The system takes bytes at once, so that turns of the event loop can be counted.
    const write = (buffer: Buffer, _at: number, bytesWritten: number) =>
      Promise.resolve({ bytesWritten, buffer });
    vi.spyOn(handles, 'write').mockImplementation(write as FileHandle['write']);
    const part = await opened(noFingerprint);
    let appended = 0;
    const filling = (async () => {
      for (; appended < 60; appended += 1) await part.append(Buffer.alloc(mebibyte));
    })();
    for (let turn = 0; turn < 1_000; turn += 1) await new Promise(setImmediate);
    // What is gathered for the next writes comes on top.
    expect([appended >= 48, appended < 51]).toEqual([true, true]);
    isThere.resolve(undefined);
    await filling;
    await part.close();
  });

  it('is not far ahead of the disk either when it takes in a piece', async () => {
    const isThere = new Deferred<undefined>();
    vi.spyOn(handles, 'datasync').mockImplementation(() => isThere.promise);
    await writeFile(join(folder, 'piece'), Buffer.alloc(20 * mebibyte));
    const part = await opened(noFingerprint);
    await part.append(Buffer.alloc(40 * mebibyte));
    const absorbed = part.absorb('piece', 0);
    await vi.waitUntil(() => part.size > 48 * mebibyte);
    // Each stretch of it is read and written before the next: turns enough for all of them.
    for (let turn = 0; turn < 2_000; turn += 1) await new Promise(setImmediate);
    expect(part.size).toBeLessThan(52 * mebibyte);
    isThere.resolve(undefined);
    await absorbed;
    await part.close();
  });

  it('is cut to nothing on the disk as well, at once', async () => {
    await writeFile(join(folder, 'a.part'), 'of another file');
    const syncs = vi.spyOn(handles, 'datasync');
    const part = await DiskPart.open(folder, join(folder, 'a.part'), false, noFingerprint);
    expect([part.size, syncs.mock.calls.length]).toEqual([0, 1]);
    await part.append(Buffer.from('more'));
    await part.startOver();
    expect([part.size, syncs.mock.calls.length]).toEqual([0, 2]);
    await part.close();
  });

  it('hears a refused sync that its very last write began', async () => {
    const refusal = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' });
    vi.spyOn(handles, 'datasync').mockRejectedValue(refusal);
    const part = await opened(noFingerprint);
    await part.append(Buffer.alloc(8 * mebibyte - 1));
    await part.append(Buffer.alloc(1));
    await expect(part.close()).rejects.toMatchObject({ code: 'EIO' });
  });

  it('counts for nothing when the system takes its bytes back at closing', async () => {
    const file = await BatchedFile.open(folder, join(folder, 'a.part'), true, mebibyte);
    await file.append(Buffer.from('bytes'));
    const late = Object.assign(new Error('EDQUOT'), { code: 'EDQUOT', syscall: 'close' });
    const close = file.handle.close.bind(file.handle);
    vi.spyOn(file.handle, 'close').mockImplementation(() =>
      close().then(() => Promise.reject(late)),
    );
    await expect(file.close()).rejects.toMatchObject({ code: 'EDQUOT' });
    expect(file.size).toBe(0);
  });

  it('hears a refused sync also when its last write is refused', async () => {
    const refusal = (syscall: string) => Object.assign(new Error('EIO'), { code: 'EIO', syscall });
    const syncing = new Deferred<undefined>();
    vi.spyOn(handles, 'datasync').mockImplementation(async () => {
      await syncing.promise;
      throw refusal('fdatasync');
    });
    const part = await opened(noFingerprint);
    await part.append(Buffer.alloc(9 * mebibyte));
    await part.head(1);
    await part.append(Buffer.alloc(1));
    vi.spyOn(handles, 'write').mockRejectedValue(refusal('write'));
    const closed = part.close();
    syncing.resolve(undefined);
    await expect(closed).rejects.toMatchObject({ cause: { syscall: 'fdatasync' } });
  });
});
