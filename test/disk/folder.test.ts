import { spawnSync } from 'node:child_process';
import { link } from 'node:fs/promises';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import type { FileDrop } from '../../src/main/core/ports/file-drop';
import { SettingsKeeper } from '../../src/main/core/settings-keeper';
import { serving } from '../fakes/scripted-gateway';
import { SilentLog } from '../fakes/silent-log';
import { coreOnDisk, download, gated, until, videoOf } from '../support/core-on-disk';
import type { CoreUnderTest } from '../support/core-under-test';
import { noVolumes, RealVolumes, run, unmount } from '../support/real-volumes';

const id = 'video_one';
const name = 'video_one.mp4';
const video = videoOf(3_000_000);

let volumes: RealVolumes;
beforeEach(() => {
  volumes = new RealVolumes();
});
afterEach(() => volumes.end());

/** A download whose folder meets something when half of the bytes are on disk. */
async function meets(folder: string, what: () => void, drop?: FileDrop): Promise<CoreUnderTest> {
  const core = await coreOnDisk({ folder, isChosen: true, ...(drop && { drop }) });
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await download(core, id, gated(video, gate), serving(video));
  const part = join(folder, 'video_one.part');
  await until(core, () => sizeOf(part) === video.length / 2);
  what();
  open();
  return core;
}

function sizeOf(path: string): number {
  try {
    return readFileSync(path).length;
  } catch {
    return 0;
  }
}

async function isHeld(core: CoreUnderTest, folder: string): Promise<void> {
  await until(core, () => core.holdNames().length > 0);
  expect(core.holds.list()).toMatchObject([{ name: 'folder-missing', subject: folder }]);
  expect(['downloading', 'checking']).toContain(core.state(id)?.name);
}

async function isSaved(core: CoreUnderTest, folder: string): Promise<void> {
  await until(core, () => core.state(id)?.name === 'saved');
  expect(core.holdNames()).toEqual([]);
  expect(readFileSync(join(folder, name)).equals(video)).toBe(true);
}

describe('a folder that changes in the middle of a download', () => {
  it('is waited for when it was removed, and made nowhere', async () => {
    const folder = join(volumes.home, 'clips');
    mkdirSync(folder);
    const core = await meets(folder, () => rmSync(folder, { recursive: true }));
    await isHeld(core, folder);
    expect(readdirSync(volumes.home)).toEqual([]);
    mkdirSync(folder);
    await isSaved(core, folder);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('is waited for when a file took its place, and the file is left alone', async () => {
    const folder = join(volumes.home, 'clips');
    const aside = join(volumes.home, 'aside');
    mkdirSync(folder);
    const core = await meets(folder, () => {
      renameSync(folder, aside);
      writeFileSync(folder, 'precious');
    });
    await isHeld(core, folder);
    expect(readFileSync(folder, 'utf8')).toBe('precious');
    expect(readdirSync(volumes.home)).toEqual(['aside', 'clips']);
    rmSync(folder);
    renameSync(aside, folder);
    await isSaved(core, folder);
    expect(core.gateway.fetches(id)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([name]);
  });
});

const noTmpfs = noVolumes('tmpfs');
describe.skipIf(noTmpfs !== null)('a volume that changes in the middle', () => {
  it('can be another one: the whole file is fetched to it, and the old part stays', async () => {
    const folder = volumes.tmpfs('disk', 'size=100m');
    const core = await meets(folder, () => void volumes.tmpfs('disk', 'size=100m'));
    await isSaved(core, folder);
    expect(readdirSync(folder)).toEqual([name]);
    unmount(folder);
    expect(readdirSync(folder)).toEqual(['video_one.part']);
  });

  it('is waited for when it becomes read-only as the name is given; nothing is fetched again', async () => {
    const folder = volumes.tmpfs('disk', 'size=100m');
    let isLocked = false;
    const drop = new DiskDrop({
      link: (from, to) => {
        if (!isLocked) run('mount', '-o', 'remount,ro', folder);
        isLocked = true;
        return link(from, to);
      },
    });
    const core = await meets(folder, () => undefined, drop);
    await isHeld(core, folder);
    expect(readdirSync(folder)).toEqual(['video_one.part']);
    run('mount', '-o', 'remount,rw', folder);
    await isSaved(core, folder);
    expect(core.gateway.fetches(id)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe.skipIf(noTmpfs !== null)('a drive whose empty folder stays when it is taken away', () => {
  it('is waited for, and nothing goes to the disk below', async () => {
    const drive = volumes.tmpfs('drive', 'size=100m');
    const folder = join(drive, 'clips');
    mkdirSync(folder);
    const core = await coreOnDisk({ folder, isChosen: true });
    await download(core, id, serving(video));
    await isSaved(core, folder);
    unmount(drive);
    mkdirSync(folder);
    await download(core, 'video_two', serving(video));
    await until(core, () => core.holdNames().length > 0);
    expect(core.holds.list()).toMatchObject([{ name: 'folder-missing', subject: folder }]);
    // Well beyond the time after which the folder is looked at again.
    await core.clock.advance(60_000);
    expect(core.holdNames()).toEqual(['folder-missing']);
    expect(await core.presence.check(id)).toBe('folder');
    expect(readdirSync(folder)).toEqual([]);
    // Any drive in its place will do; its number need not be the same.
    volumes.tmpfs('drive', 'size=100m');
    mkdirSync(folder);
    await until(core, () => core.state('video_two')?.name === 'saved');
    expect(readdirSync(folder)).toEqual(['video_two.mp4']);
    unmount(drive);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is waited for also after a restart, until a person chooses the folder as it is', async () => {
    const folder = volumes.tmpfs('drive', 'size=100m');
    const notes = new SettingsKeeper({ save: () => Promise.resolve() }, new SilentLog(), {
      ...{ baseUrl: null, folder: null },
    });
    await new DiskDrop({ volumes: notes }).prepare(folder, false);
    unmount(folder);
    const restarted = new DiskDrop({ volumes: notes });
    const refusal = { trouble: 'folder-missing', code: 'ENODEV' };
    for (const mayCreate of [false, true]) {
      await expect(restarted.prepare(folder, mayCreate)).rejects.toMatchObject(refusal);
    }
    notes.forgetVolume(folder);
    await restarted.prepare(folder, false);
    // A drive that is mounted there later is noted in its turn.
    volumes.tmpfs('drive', 'size=100m');
    await restarted.prepare(folder, false);
    expect(notes.volumeOf(folder)).toBe(folder);
  });
});

const noExt4 = noVolumes('ext4');
describe.skipIf(noExt4 !== null)('a volume that the system makes read-only after a fault', () => {
  it('is waited for while a part is open on it, and goes on once it is mended', async () => {
    const image = join(volumes.home, 'image');
    const folder = volumes.ext4('disk', image, 128_000_000);
    // What the kernel does when it meets a fault; it asks no writer.
    const core = await meets(folder, () => run('mount', '-o', 'remount,abort', folder));
    await isHeld(core, folder);
    unmount(folder);
    // 1 says that there was something to mend.
    expect(spawnSync('e2fsck', ['-fy', image]).status).toBeLessThan(2);
    run('mount', '-o', 'loop', image, folder);
    await isSaved(core, folder);
    expect(readdirSync(folder).filter((file) => file !== 'lost+found')).toEqual([name]);
  });
});
