import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnFingerprinter } from './fingerprint/own-fingerprinter';
import { hashFinishedFile, stretchBytes } from './finished-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finished-'));
});
afterAll(() => rm(folder, { recursive: true }));

const content = Buffer.alloc(2 * stretchBytes + 5, 'clip');
const goOn = () => Promise.resolve(true);

describe('the fingerprint of a finished file', () => {
  it('is made a stretch at a time', async () => {
    const path = join(folder, 'long.mp4');
    await writeFile(path, content);
    const told: number[] = [];
    const now = await hashFinishedFile(path, new OwnFingerprinter(), (hashed) => {
      told.push(hashed);
      return Promise.resolve(true);
    });
    expect(told).toEqual([stretchBytes, 2 * stretchBytes, content.length]);
    expect(now).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it('ends at the stretch after which nobody wants it', async () => {
    const path = join(folder, 'long.mp4');
    let asked = 0;
    const stop = () => Promise.resolve((asked += 1) < 2);
    expect(await hashFinishedFile(path, new OwnFingerprinter(), stop)).toBe('stopped');
    expect(asked).toBe(2);
  });

  it('of an empty file is that of nothing', async () => {
    const path = join(folder, 'empty.mp4');
    await writeFile(path, '');
    expect(await hashFinishedFile(path, new OwnFingerprinter(), goOn)).toEqual({
      bytes: 0,
      sha256: createHash('sha256').digest('hex'),
    });
  });

  it('does not follow a link, nor take a folder for a file', async () => {
    const link = join(folder, 'link.mp4');
    await symlink(join(folder, 'long.mp4'), link);
    await mkdir(join(folder, 'folder.mp4'));
    expect(await hashFinishedFile(link, new OwnFingerprinter(), goOn)).toBeNull();
    const inside = join(folder, 'folder.mp4');
    expect(await hashFinishedFile(inside, new OwnFingerprinter(), goOn)).toBeNull();
  });

  it('is refused when the file is cut while it is read', async () => {
    const path = join(folder, 'cut.mp4');
    await writeFile(path, content);
    const cut = async (): Promise<boolean> => {
      await truncate(path, 10);
      return true;
    };
    const answer = hashFinishedFile(path, new OwnFingerprinter(), cut);
    await expect(answer).rejects.toThrow('shorter');
  });
});
