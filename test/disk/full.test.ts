import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import { DropError } from '../../src/main/core/ports/file-drop';
import { serving } from '../fakes/scripted-gateway';
import { coreOnDisk, download, until, videoOf } from '../support/core-on-disk';
import { noVolumes, RealVolumes, run, unmount } from '../support/real-volumes';

const id = 'video_one';
const megabyte = 1_000_000;

let volumes: RealVolumes;
beforeEach(() => {
  volumes = new RealVolumes();
});
afterEach(() => volumes.end());

const noTmpfs = noVolumes('tmpfs');
describe.skipIf(noTmpfs !== null)('a folder on a small disk', () => {
  it('holds when a write finds no room, keeps the part, and ends in the right file', async () => {
    const folder = volumes.tmpfs('disk', 'size=64m');
    const filler = join(folder, 'something else');
    writeFileSync(filler, Buffer.alloc(60 * megabyte));
    const video = videoOf(12 * megabyte);
    const core = await coreOnDisk({ folder });
    await download(core, id, serving(video, { hidesLength: true }), serving(video));
    await until(core, () => core.holdNames().length > 0);
    expect(core.holds.list()).toMatchObject([{ name: 'disk-full', subject: folder }]);
    expect(core.state(id)?.name).toBe('downloading');
    expect(readdirSync(folder)).toEqual(['something else', 'video_one.part']);
    const kept = readFileSync(join(folder, 'video_one.part'));
    expect(kept.length).toBeGreaterThan(megabyte);
    expect(kept.equals(video.subarray(0, kept.length))).toBe(true);

    rmSync(filler);
    await until(core, () => core.state(id)?.name === 'saved');
    expect(core.holdNames()).toEqual([]);
    const offsets = core.gateway.fetches(id).map(({ resume }) => resume?.offset);
    expect(offsets).toContain(kept.length);
    expect(readdirSync(folder)).toEqual(['video_one.mp4']);
    expect(readFileSync(join(folder, 'video_one.mp4')).equals(video)).toBe(true);
  });

  it('holds when there is no room for the name, and fetches nothing again', async () => {
    // The folder, the filler and the part are all the inodes; a second name takes one too.
    const folder = volumes.tmpfs('disk', 'size=100m,nr_inodes=3');
    const filler = join(folder, 'something else');
    writeFileSync(filler, '');
    const video = videoOf(megabyte);
    const core = await coreOnDisk({ folder });
    await download(core, id, serving(video));
    await until(core, () => core.holdNames().length > 0);
    expect(core.holds.list()).toMatchObject([{ name: 'disk-full', subject: folder }]);
    expect(core.state(id)?.name).toBe('checking');
    expect(readdirSync(folder)).toEqual(['something else', 'video_one.part']);

    rmSync(filler);
    await until(core, () => core.state(id)?.name === 'saved');
    expect(core.gateway.fetches(id)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['video_one.mp4']);
    expect(readFileSync(join(folder, 'video_one.mp4')).equals(video)).toBe(true);
  });
});

const noExt4 = noVolumes('ext4');
describe.skipIf(noExt4 !== null || noTmpfs !== null)('a disk that fails as late as fsync', () => {
  it('is never believed a second time: the bytes are fetched again', async () => {
    const below = volumes.tmpfs('below', 'size=24m');
    const image = join(below, 'image');
    const folder = volumes.ext4('disk', image, 128 * megabyte);
    const filler = join(below, 'something else');
    writeFileSync(filler, Buffer.alloc(18 * megabyte));
    const video = videoOf(12 * megabyte);
    const core = await coreOnDisk({ folder });
    await download(core, id, serving(video));
    await until(core, () => core.holdNames().length > 0);
    expect(core.holds.list()).toMatchObject([{ name: 'disk-full', subject: folder }]);

    rmSync(filler);
    await until(core, () => core.state(id)?.name === 'saved');
    // Read from the disk itself, not from what the system still has in memory.
    unmount(folder);
    run('mount', '-o', 'loop', image, folder);
    expect(readFileSync(join(folder, 'video_one.mp4')).equals(video)).toBe(true);
    // The hurried clock makes the sender look slow, so other requests may ask for ranges beside these.
    const whole = core.gateway.fetches(id).filter(({ resume }) => resume === null);
    expect(whole).toHaveLength(2);
  });

  it('is not believed when the refusal came on the way, though there is room at the end', async () => {
    const below = volumes.tmpfs('below', 'size=24m');
    const folder = volumes.ext4('disk', join(below, 'image'), 128 * megabyte);
    const filler = join(below, 'something else');
    writeFileSync(filler, Buffer.alloc(18 * megabyte));
    const part = await new DiskDrop().openPart(folder, 'video_one.part', false);
    await part.append(Buffer.alloc(12 * megabyte));
    const more = (): Promise<string> =>
      part.append(Buffer.from('more')).then(
        () => 'taken',
        (error: unknown) => (error instanceof DropError ? error.trouble : 'other'),
      );
    await expect.poll(more).toBe('disk-full');
    rmSync(filler);
    const refusal = { trouble: 'disk-full', code: 'ENOSPC' };
    await expect(part.sync()).rejects.toMatchObject(refusal);
    await expect(part.close()).rejects.toMatchObject(refusal);
    expect(readdirSync(folder)).not.toContain('video_one.part');
  });
});
