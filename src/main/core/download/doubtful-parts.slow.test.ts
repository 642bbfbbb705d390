import { describe, expect, it } from 'vitest';
import { completed, serving } from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { aPart, aTask } from '../../../../test/support/task-records';
import { DropError } from '../ports/file-drop';
import { doubtUnfinished, syncUnfinished } from './doubtful-parts';

const id = 'video_long';
const mebibyte = 1024 * 1024;
const total = 90 * mebibyte;
const pattern = Uint8Array.from({ length: 65_521 }, (_, at) => 1 + ((at * 7 + (at >> 8)) % 253));
const content = Buffer.alloc(total, pattern);

/** What a power cut leaves where the length comes to the disk before the bytes. */
async function afterPowerCut(frontBytes: number): Promise<CoreUnderTest> {
  const { store, drop } = await coreUnderTest();
  const part = aPart({
    ...{ folder: testFolder, partName: `${id}.part`, etag: '"one"', totalBytes: total },
    pieces: [{ from: 80 * mebibyte, to: 84 * mebibyte }],
  });
  await store.put([aTask(id, { state: { name: 'downloading' }, parts: [part] })]);
  drop.folders.set(testFolder, new Map());
  const front = Buffer.from(content.subarray(0, frontBytes));
  front.fill(0, Math.max(0, frontBytes - 48 * mebibyte));
  drop.write(testFolder, `${id}.part`, front);
  drop.write(testFolder, `${id}#at${String(80 * mebibyte)}.part`, Buffer.alloc(4 * mebibyte));
  const core = await coreUnderTest({ store, drop });
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, serving(content));
  return core;
}

async function expectSavedFrom(core: CoreUnderTest, offset: number): Promise<void> {
  await core.start();
  await core.clock.advance(5_000);
  expect(core.state(id)?.name).toBe('saved');
  expect(core.drop.names(testFolder)).toEqual([`${id}.mp4`]);
  expect(core.drop.bytesOf(testFolder, `${id}.mp4`).equals(content)).toBe(true);
  expect(core.gateway.fetches(id).map(({ resume }) => resume?.offset ?? 0)).toEqual([offset]);
  expect(core.store.rows.get(id)?.parts[0]?.isDoubtful).toBe(false);
}

describe('a part whose last bytes may not have reached the disk', () => {
  it('goes on from those that surely did', async () => {
    const core = await afterPowerCut(70 * mebibyte);
    await doubtUnfinished(core.book);
    await expectSavedFrom(core, 6 * mebibyte);
  });

  it('begins anew when none surely did', async () => {
    const core = await afterPowerCut(30 * mebibyte);
    await doubtUnfinished(core.book);
    await expectSavedFrom(core, 0);
  });

  it('is doubted by the next run as well when this one does not come to it', async () => {
    const first = await afterPowerCut(70 * mebibyte);
    await doubtUnfinished(first.book);
    const core = await coreUnderTest({ store: first.store, drop: first.drop });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await expectSavedFrom(core, 6 * mebibyte);
  });

  it('stays doubted when it cannot be written down', async () => {
    const core = await afterPowerCut(mebibyte);
    expect(await doubtUnfinished(core.book)).toBe(true);
    core.store.refusal = new DropError('disk-full', 'ENOSPC');
    expect(await doubtUnfinished(core.book)).toBe(false);
  });

  it.each([
    ['EIO', true],
    ['ENOENT', false],
  ])('is one whose drive says %s while it is filled: %j', async (code, isDoubtful) => {
    const core = await afterPowerCut(mebibyte);
    const besides = aPart({ partName: 'video_b.part' });
    await core.store.put([aTask('video_b', { state: { name: 'not-found' }, parts: [besides] })]);
    core.book.fill((await core.store.load()).tasks);
    const open = core.drop.openPart.bind(core.drop);
    core.drop.openPart = async (...where) => {
      const part = await open(...where);
      part.append = () => Promise.reject(new DropError('folder-missing', code));
      return part;
    };
    await core.start();
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual(['folder-missing']);
    // Others on the drive lose what was on its way as well.
    for (const task of [id, 'video_b']) {
      expect(core.store.rows.get(task)?.parts[0]?.isDoubtful, task).toBe(isDoubtful);
    }
  });

  it('is none once all of it was brought to the disk', async () => {
    const core = await afterPowerCut(mebibyte);
    const synced: string[] = [];
    core.drop.syncPart = (folder, name) => Promise.resolve(void synced.push(`${folder}/${name}`));
    await syncUnfinished(core.book, core.drop);
    const names = [`${id}#at${String(80 * mebibyte)}.part`, `${id}.part`];
    expect(synced).toEqual(names.map((name) => `${testFolder}/${name}`));
    expect(core.store.rows.get(id)?.parts[0]?.isDoubtful).toBe(false);
  });

  it('is one that the disk refuses at a pause', async () => {
    const core = await afterPowerCut(mebibyte);
    core.gateway.onFetch(id, serving(content, { stallAt: 2 * mebibyte }));
    core.drop.syncPart = () => Promise.reject(new DropError('cannot-write', 'EIO'));
    await core.start();
    await core.clock.advance(1_000);
    expect(core.store.rows.get(id)?.parts[0]?.isDoubtful).toBe(false);
    await core.desk.act(id, 'pause');
    await core.clock.advance(100);
    expect(core.store.rows.get(id)?.parts[0]?.isDoubtful).toBe(true);
  });

  it('is one that the disk refuses at the end', async () => {
    const core = await afterPowerCut(mebibyte);
    core.drop.syncPart = () => Promise.reject(new DropError('cannot-write', 'EIO'));
    await syncUnfinished(core.book, core.drop);
    expect(core.store.rows.get(id)?.parts[0]?.isDoubtful).toBe(true);
  });

  it('is one that was whole never', async () => {
    const { store } = await coreUnderTest();
    const parts = [aPart({ bytes: 5 }), aPart({ isDone: true }), aPart({ isMissing: true })];
    await store.put([aTask('done', { parts }), aTask('half', { parts: [aPart()] })]);
    const { book } = await coreUnderTest({ store });
    await doubtUnfinished(book);
    const doubted = (task: string) => store.rows.get(task)?.parts.map((part) => part.isDoubtful);
    expect(doubted('done')).toEqual([false, false, false]);
    expect(doubted('half')).toEqual([true]);
  });
});
