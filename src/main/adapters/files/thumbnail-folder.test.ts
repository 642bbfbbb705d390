import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImage } from '../../../../test/gateway/samples';
import { ThumbnailFolder } from './thumbnail-folder';

const sha = (digit: string): string => digit.repeat(64);

/** A JPEG's frame header and its end, padded to a size: enough for who reads headers. */
function jpeg(width: number, height: number, size = 1_000): Uint8Array {
  const bytes = Buffer.alloc(size, 1);
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8]).copy(bytes);
  bytes.writeUInt16BE(height, 7);
  bytes.writeUInt16BE(width, 9);
  Buffer.from([0xff, 0xd9]).copy(bytes, size - 2);
  return bytes;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thumbnails-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = async (): Promise<string[]> => (await readdir(folder)).sort();

describe('the thumbnails', () => {
  it('are found again, also after a restart', async () => {
    const thumbnails = new ThumbnailFolder(folder, 10_000);
    expect(await thumbnails.find(sha('a'))).toBeNull();
    expect(await thumbnails.put(sha('a'), jpeg(320, 180))).toBe(true);
    expect(await thumbnails.find(sha('a'))).toBe(join(folder, `${sha('a')}.jpg`));
    expect(await new ThumbnailFolder(folder, 10_000).find(sha('a'))).not.toBeNull();
    expect(await names()).toEqual([`${sha('a')}.jpg`]);
  });

  it.each([
    ['too wide', jpeg(321, 10)],
    ['too tall', jpeg(10, 321)],
    ['a PNG', readImage('png')],
    ['a WebP', readImage('webp')],
    ['a page', Buffer.from('<html></html>')],
    ['nothing', new Uint8Array()],
  ])('are never %s', async (_, bytes) => {
    const thumbnails = new ThumbnailFolder(folder, 10_000);
    expect(await thumbnails.put(sha('a'), bytes)).toBe(false);
    expect(await thumbnails.find(sha('a'))).toBeNull();
    expect(await names()).toEqual([]);
  });

  it('make room by those that were not used for longest', async () => {
    const thumbnails = new ThumbnailFolder(folder, 3_000);
    for (const digit of ['a', 'b', 'c']) await thumbnails.put(sha(digit), jpeg(10, 10));
    await thumbnails.find(sha('a'));
    await thumbnails.put(sha('d'), jpeg(10, 10));
    expect(await names()).toEqual(['a', 'c', 'd'].map((digit) => `${sha(digit)}.jpg`));
    expect(await thumbnails.find(sha('b'))).toBeNull();
  });

  it('remember over a restart which were used lately', async () => {
    const dayMs = 24 * 60 * 60_000;
    const first = new ThumbnailFolder(folder, 2_000);
    for (const [index, digit] of ['a', 'b'].entries()) {
      await first.put(sha(digit), jpeg(10, 10));
      const old = new Date(Date.now() - (10 - index) * dayMs);
      await utimes(join(folder, `${sha(digit)}.jpg`), old, old);
    }
    const second = new ThumbnailFolder(folder, 2_000);
    await second.find(sha('a'));
    await expect
      .poll(
        async () => (await new ThumbnailFolder(folder, 2_000).put(sha('c'), jpeg(9, 9))) && names(),
      )
      .toEqual(['a', 'c'].map((digit) => `${sha(digit)}.jpg`));
  });

  it('go with their results, and so does what a kill left half written', async () => {
    await writeFile(join(folder, `${sha('f')}.jpg.1.new`), 'half');
    await writeFile(join(folder, 'note.txt'), 'not ours');
    const thumbnails = new ThumbnailFolder(folder, 10_000);
    for (const digit of ['a', 'b']) await thumbnails.put(sha(digit), jpeg(10, 10));
    await thumbnails.keepOnly(() => new Set([sha('b')]));
    expect(await names()).toEqual([`${sha('b')}.jpg`, 'note.txt']);
  });

  it('keep those of a result that comes while the folder is read', async () => {
    await new ThumbnailFolder(folder, 10_000).put(sha('c'), jpeg(10, 10));
    const thumbnails = new ThumbnailFolder(folder, 10_000);
    const listed = new Set<string>();
    const tidying = thumbnails.keepOnly(() => listed);
    listed.add(sha('c'));
    await tidying;
    expect(await thumbnails.find(sha('c'))).not.toBeNull();
  });
});
