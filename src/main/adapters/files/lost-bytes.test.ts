import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DropError, type PartFile } from '../../core/ports/file-drop';
import { LostBytes } from './lost-bytes';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lost-'));
  path = join(folder, 'a.part');
  await writeFile(path, 'bytes');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A part on a disk that fails in one call of the system. */
function failingPart(syscall: string, code: string): PartFile {
  const refusal = new DropError('cannot-write', code);
  refusal.cause = Object.assign(new Error(code), { code, syscall });
  const fails = (): Promise<never> => Promise.reject(refusal);
  return {
    size: 5,
    append: fails,
    head: fails,
    absorb: fails,
    startOver: fails,
    sync: fails,
    close: () => (syscall === 'close' ? fails() : Promise.resolve()),
  };
}

it.each(['EIO', 'ENOSPC', 'EDQUOT'])('gives up a part after an fsync with %s', async (code) => {
  const part = new LostBytes().watch(failingPart('fdatasync', code), path);
  await expect(part.sync()).rejects.toMatchObject({ code });
  expect(existsSync(path)).toBe(false);
});

it('gives up a part whose bytes were refused on the way, when more are to follow', async () => {
  const part = new LostBytes().watch(failingPart('fdatasync', 'EIO'), path);
  await expect(part.append(new Uint8Array(1))).rejects.toMatchObject({ code: 'EIO' });
  expect(existsSync(path)).toBe(false);
});

it('gives up a part that a piece was put behind in vain', async () => {
  const part = new LostBytes().watch(failingPart('fdatasync', 'EIO'), path);
  await expect(part.absorb('piece', 0)).rejects.toMatchObject({ code: 'EIO' });
  expect(existsSync(path)).toBe(false);
});

it('gives up a part whose closing fails, as network drives do it', async () => {
  const part = new LostBytes().watch(failingPart('close', 'EDQUOT'), path);
  await expect(part.close()).rejects.toMatchObject({ code: 'EDQUOT' });
  expect(existsSync(path)).toBe(false);
});

it('keeps a part that was refused more bytes', async () => {
  const lost = new LostBytes();
  const part = lost.watch(failingPart('write', 'ENOSPC'), path);
  await expect(part.sync()).rejects.toMatchObject({ code: 'ENOSPC' });
  await lost.clear(path);
  expect(existsSync(path)).toBe(true);
});

it('does not forget a part that could not be removed at once', async () => {
  const lost = new LostBytes();
  const part = lost.watch(failingPart('fsync', 'EIO'), join(path, 'below a file'));
  await expect(part.sync()).rejects.toMatchObject({ code: 'EIO' });
  await expect(lost.clear(join(path, 'below a file'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it('does not forget a part that left with its drive', async () => {
  const lost = new LostBytes();
  const away = join(folder, 'drive', 'b.part');
  const part = lost.watch(failingPart('fdatasync', 'EIO'), away);
  await expect(part.sync()).rejects.toMatchObject({ code: 'EIO' });
  await mkdir(join(folder, 'drive'));
  await writeFile(away, 'half');
  await lost.clear(away);
  expect(existsSync(away)).toBe(false);
});
