import { describe, expect, it } from 'vitest';
import { completed, serving } from '../../../../test/fakes/scripted-gateway';
import { coreUnderTest, testFolder } from '../../../../test/support/core-under-test';
import { diskFrom, FilmedDisk } from '../../../../test/support/filmed-disk';
import { aPart, aTask } from '../../../../test/support/task-records';

const id = 'video_moved';
const other = '/other';
const content = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 7 + (at >> 13)) % 253);

/** A part with a piece ahead of it in a folder that got full, and another folder. */
async function halfWay(): Promise<FilmedDisk> {
  const disk = new FilmedDisk();
  const part = aPart({
    ...{ folder: testFolder, partName: `${id}.part`, etag: '"one"', totalBytes: content.length },
    pieces: [{ from: 2_000_000, to: 2_500_000 }],
  });
  await disk.store.put([aTask(id, { state: { name: 'downloading' }, parts: [part] })]);
  disk.drop.folders.set(testFolder, new Map());
  disk.drop.folders.set(other, new Map());
  disk.drop.write(testFolder, `${id}.part`, content.subarray(0, 1_000_000));
  disk.drop.write(testFolder, `${id}#at2000000.part`, content.subarray(2_000_000, 2_400_000));
  return disk;
}

const never = (): never => {
  throw new Error('nothing was filmed');
};

/** Starts the app with the other folder chosen. */
async function startedOver(disk: FilmedDisk, freeInFirst: number) {
  const core = await coreUnderTest({ store: disk.store, drop: disk.drop });
  disk.drop.freeIn.set(testFolder, freeInFirst);
  await core.settings.change({ folder: other });
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, serving(content));
  await core.start();
  await core.clock.advance(5_000);
  const asked = core.gateway.fetches(id).map(({ resume }) => resume?.offset ?? 0);
  return { core, firstAsked: Math.min(...asked) };
}

describe('a move to another folder', () => {
  it.each([
    ['goes on there', 100, other, testFolder],
    ['goes on where there is room again', 1e12, testFolder, other],
  ])('that is killed at any change %s, and leaves nothing in either', async (_, free, to, from) => {
    const film = await halfWay();
    const before = film.frames.length;
    await startedOver(film, 100);
    const moved = film.frames.findIndex(({ rows }) => rows.get(id)?.parts[0]?.folder === other);
    const frames = film.frames.slice(before - 1);
    for (const [at, frame] of frames.entries()) {
      const isMoved = at + before - 1 >= moved;
      const place = isMoved ? other : to;
      const { core, firstAsked } = await startedOver(diskFrom(frame), free);
      const when = `killed after ${frame.after}`;
      expect(core.state(id)?.name, when).toBe('saved');
      expect(core.drop.names(place), when).toEqual([`${id}.mp4`]);
      expect(core.drop.names(place === to ? from : to), when).toEqual([]);
      expect(core.drop.bytesOf(place, `${id}.mp4`).equals(content), when).toBe(true);
      expect(firstAsked, when).toBeGreaterThanOrEqual(1_000_000);
    }
    expect(frames.length).toBeGreaterThan(10);
  });

  it('is no move when another path leads to the same folder', async () => {
    const disk = await halfWay();
    disk.drop.isSameFolder = () => Promise.resolve(true);
    const { core } = await startedOver(disk, 100);
    expect(core.drop.names(other)).toEqual([]);
    expect(core.drop.names(testFolder)).toContain(`${id}.part`);
    expect(core.holdNames()).toEqual(['disk-full']);
  });

  it('takes away all copies, also of pieces that were taken in since', async () => {
    const disk = await halfWay();
    const whatIsGone = disk.drop.whatIsGone.bind(disk.drop);
    disk.drop.whatIsGone = () => Promise.resolve('folder');
    const first = await coreUnderTest({ store: disk.store, drop: disk.drop });
    disk.drop.freeIn.set(testFolder, 100);
    await first.settings.change({ folder: other });
    first.gateway.onLook(id, completed);
    first.gateway.onFetch(id, serving(content, { stallAt: 2_600_000 }));
    await first.start();
    await first.clock.advance(1_000);
    expect(disk.store.rows.get(id)?.parts[0]).toMatchObject({ pieces: [], alsoIn: testFolder });
    expect(disk.drop.names(testFolder)).toHaveLength(2);
    disk.drop.whatIsGone = whatIsGone;
    const { core } = await startedOver(diskFrom(disk.frames.at(-1) ?? never()), 100);
    expect(core.drop.names(testFolder)).toEqual([]);
    expect(core.drop.names(other)).toEqual([`${id}.mp4`]);
  });

  it('goes on though what it left cannot be taken away now', async () => {
    const disk = await halfWay();
    const whatIsGone = disk.drop.whatIsGone.bind(disk.drop);
    disk.drop.whatIsGone = (folder, name) =>
      folder === testFolder ? Promise.resolve('folder') : whatIsGone(folder, name);
    const { core } = await startedOver(disk, 100);
    expect(core.state(id)?.name).toBe('saved');
    expect(core.store.rows.get(id)?.parts[0]?.alsoIn).toBe(testFolder);
    expect(core.drop.names(other)).toEqual([`${id}.mp4`]);
  });
});
