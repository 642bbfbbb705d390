import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskDrop } from './disk-drop';
import { dropRefusal } from './drop-refusal';

let folder: string;
const drop = new DiskDrop();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-drop-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const failure = (code = ''): Error => Object.assign(new Error(code), { code });
const refusalOf = async (code: string): Promise<unknown> =>
  (await dropRefusal(folder, failure(code))).trouble;

describe('DiskDrop', () => {
  it('writes many chunks of every size in their order', async () => {
    const data = randomBytes(11_000_000);
    const part = await drop.openPart(folder, 'a.part', false);
    for (let at = 0, size = 1; at < data.length; size = (size * 3) % 200_003) {
      await part.append(data.subarray(at, at + size));
      at += size;
    }
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(await part.sync()).toEqual({ bytes: data.length, sha256 });
    await part.close();
    expect(data.equals(await readFile(join(folder, 'a.part')))).toBe(true);
  });

  it('brings the last bytes of a stalled transfer to the file by itself', async () => {
    const part = await drop.openPart(folder, 'a.part', false);
    await part.append(Buffer.from('waiting'));
    await expect.poll(() => drop.partSize(folder, 'a.part')).toBe(7);
    await part.close();
  });

  it('finishes after a crash between link and unlink', async () => {
    await writeFile(join(folder, 'a.part'), 'mine');
    await link(join(folder, 'a.part'), join(folder, 'clip.mp4'));
    expect(await drop.finish(folder, 'a.part', 'clip.mp4')).toBe('done');
    expect(await readdir(folder)).toEqual(['clip.mp4']);
  });

  it('never fills a part that is still the finished file too', async () => {
    for (const keep of [true, false]) {
      await writeFile(join(folder, 'a.part'), 'mine');
      await link(join(folder, 'a.part'), join(folder, `${String(keep)}.mp4`));
      const part = await drop.openPart(folder, 'a.part', keep);
      await part.append(Buffer.from('other'));
      await part.close();
      expect(await readFile(join(folder, `${String(keep)}.mp4`), 'utf8')).toBe('mine');
    }
  });

  it.each(['ENOTSUP', 'EACCES', 'EINVAL', 'EXDEV', 'EISDIR'])(
    'finishes without a hard link when one is refused with %s',
    async (code) => {
      const link = (): Promise<void> => Promise.reject(failure(code));
      const linkless = new DiskDrop({ link });
      await writeFile(join(folder, 'a.part'), 'mine');
      expect(await linkless.finish(folder, 'a.part', 'clip.mp4')).toBe('done');
      await writeFile(join(folder, 'b.part'), 'other');
      expect(await linkless.finish(folder, 'b.part', 'clip.mp4')).toBe('taken');
      expect(await readFile(join(folder, 'clip.mp4'), 'utf8')).toBe('mine');
    },
  );

  it('syncs a folder again whose sync failed, before it vouches for the file', async () => {
    const answers = ['EIO', 'EIO', ''];
    const syncFolder = (): Promise<void> => {
      const code = answers.shift();
      return code === '' ? Promise.resolve() : Promise.reject(failure(code));
    };
    const failing = new DiskDrop({ syncFolder });
    await writeFile(join(folder, 'a.part'), 'mine');
    const refusal = { code: 'EIO' };
    await expect(failing.finish(folder, 'a.part', 'clip.mp4')).rejects.toMatchObject(refusal);
    const sha256 = createHash('sha256').update('mine').digest('hex');
    const holds = (): Promise<boolean> => failing.holds(folder, 'clip.mp4', 4, sha256);
    await expect(holds()).rejects.toMatchObject(refusal);
    expect(await holds()).toBe(true);
  });

  it('does not rename after a disk that fails', async () => {
    const link = (): Promise<void> => Promise.reject(failure('EIO'));
    await writeFile(join(folder, 'a.part'), 'mine');
    const finishing = new DiskDrop({ link }).finish(folder, 'a.part', 'clip.mp4');
    await expect(finishing).rejects.toMatchObject({ code: 'EIO' });
    expect(await readdir(folder)).toEqual(['a.part']);
  });

  it('lets no name lead out of the folder', async () => {
    for (const name of ['../a', 'b/c', '..', '.', '', 'a\0b', join(folder, 'x')]) {
      const refusal = { trouble: 'cannot-write', code: 'EINVAL' };
      await expect(drop.openPart(folder, name, false)).rejects.toMatchObject(refusal);
      await expect(drop.finish(folder, 'a.part', name)).rejects.toMatchObject(refusal);
    }
  });

  it('does not write through a link in the place of the part', async () => {
    await writeFile(join(folder, 'precious'), 'keep');
    await symlink(join(folder, 'precious'), join(folder, 'a.part'));
    await expect(drop.openPart(folder, 'a.part', false)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('keep');
  });

  it('knows a folder by another path', async () => {
    const linked = join(folder, 'linked');
    await symlink(folder, linked);
    expect(await drop.isSameFolder(folder, linked)).toBe(true);
    expect(await drop.isSameFolder(folder, tmpdir())).toBe(false);
  });

  it('takes a file in the place of the folder for a missing folder', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    const refusal = { trouble: 'folder-missing' };
    await expect(drop.prepare(path, false)).rejects.toMatchObject(refusal);
    await expect(drop.prepare(path, true)).rejects.toMatchObject(refusal);
    await expect(drop.openPart(path, 'a.part', true)).rejects.toMatchObject(refusal);
  });

  it('knows the free space', async () => {
    expect(await drop.freeBytes(folder)).toBeGreaterThan(0);
  });
});

it.runIf(existsSync('/dev/full'))(
  'writes no byte after the disk is full, and says so every time',
  async () => {
    // Linux keeps a device that is always full.
    const part = await drop.openPart('/dev', 'full', false);
    const full = { trouble: 'disk-full', code: 'ENOSPC' };
    await part.append(Buffer.from('x'));
    await expect(part.sync()).rejects.toMatchObject(full);
    await expect(part.append(Buffer.from('x'))).rejects.toMatchObject(full);
    await part.close();
  },
);

it('tells a full disk, a missing folder and other refusals apart', async () => {
  expect(await refusalOf('ENOSPC')).toBe('disk-full');
  expect(await refusalOf('EDQUOT')).toBe('disk-full');
  expect(await refusalOf('EROFS')).toBe('folder-missing');
  expect(await refusalOf('EIO')).toBe('cannot-write');
  await rm(folder, { recursive: true });
  expect(await refusalOf('EIO')).toBe('folder-missing');
  expect(await refusalOf('ENOENT')).toBe('folder-missing');
});
