import { describe, expect, it } from 'vitest';
import type { FilesGone } from '../../shared/task';
import { completed, serving } from '../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../test/support/core-under-test';
import { aPart, aTask } from '../../../test/support/task-records';
import { MemoryStore } from '../../../test/fakes/memory-store';
import { ScriptedDrop } from '../../../test/support/scripted-drop';
import { reportStrayParts } from './stray-parts';

const id = 'video_one';
const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);

async function savedTask(): Promise<CoreUnderTest> {
  const core = await coreUnderTest();
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, serving(content));
  await core.start();
  await core.add(id);
  await core.clock.advance(1_000);
  expect(core.state(id)?.name).toBe('saved');
  return core;
}

const shown = (core: CoreUnderTest): string | undefined =>
  core.feed.snapshot().tasks.find((row) => row.id === id)?.filesGone;
const files = (core: CoreUnderTest) => core.drop.folders.get(testFolder);

describe('a saved task whose file is gone', () => {
  it('says so, and that it is back', async () => {
    const core = await savedTask();
    const file = core.drop.bytesOf(testFolder, `${id}.mp4`);
    files(core)?.delete(`${id}.mp4`);
    await core.presence.checkAll();
    expect(shown(core)).toBe('file');
    await core.clock.advance(0);
    expect(core.patches.at(-1)?.patch.upserted[0]?.filesGone).toBe('file');
    files(core)?.set(`${id}.mp4`, file);
    await core.clock.advance(30_000);
    await core.presence.checkAll();
    expect(shown(core)).toBe('none');
  });

  it('is looked for by itself only when the listing of its folder does not name it', async () => {
    const asked: string[] = [];
    class AskedDrop extends ScriptedDrop {
      override list(folder: string): Promise<string[]> {
        asked.push(`list ${folder}`);
        return super.list(folder);
      }
      override whatIsGone(folder: string, name: string): Promise<FilesGone> {
        asked.push(name);
        return super.whatIsGone(folder, name);
      }
    }
    const core = await coreUnderTest({ drop: new AskedDrop() });
    for (const each of ['video_a', 'video_b', 'video_c']) {
      core.gateway.onLook(each, completed);
      core.gateway.onFetch(each, serving(content));
    }
    await core.start();
    await core.add('video_a', 'video_b', 'video_c');
    await core.clock.advance(60_000);
    files(core)?.delete('video_b.mp4');
    asked.length = 0;
    await core.presence.checkAll();
    expect(asked).toEqual([`list ${testFolder}`, 'video_b.mp4']);
  });

  it('tells a missing folder from a missing file', async () => {
    const core = await savedTask();
    core.drop.isMissing();
    await core.presence.checkAll();
    expect(shown(core)).toBe('folder');
    expect(await core.desk.act(id, 'look-for-files')).toBe(false);
    core.drop.isMissing(false);
    expect(await core.desk.act(id, 'look-for-files')).toBe(true);
    expect(shown(core)).toBe('none');
  });

  it('is fetched again when a person asks, and only then', async () => {
    const core = await savedTask();
    files(core)?.delete(`${id}.mp4`);
    await core.presence.checkAll();
    await core.clock.advance(60_000);
    expect(core.gateway.fetches(id)).toHaveLength(1);
    expect(await core.desk.act(id, 'download-again')).toBe(true);
    await core.clock.advance(2_000);
    expect(core.state(id)?.name).toBe('saved');
    expect(core.gateway.fetches(id)).toHaveLength(2);
    expect(new Uint8Array(core.drop.bytesOf(testFolder, `${id}.mp4`))).toEqual(content);
    expect(shown(core)).toBe('none');
  });

  it('goes into the folder that is chosen now', async () => {
    const core = await savedTask();
    files(core)?.delete(`${id}.mp4`);
    core.drop.folders.set('/other', new Map());
    await core.settings.change({ folder: '/other' });
    await core.desk.act(id, 'download-again');
    await core.clock.advance(2_000);
    expect(core.drop.names('/other')).toEqual([`${id}.mp4`]);
  });

  it('is forgotten as gone while it is fetched again, yet not when it is named', async () => {
    const core = await savedTask();
    files(core)?.delete(`${id}.mp4`);
    await core.presence.checkAll();
    await core.book.note([id], { label: 'dunes' });
    expect(core.presence.get(id)).toBe('file');
    await core.book.change(id, { watchedMs: 5 });
    expect(core.presence.get(id)).toBe('file');
    core.gateway.onFetch(id, serving(content, { stallAt: 600 }));
    await core.book.apply(id, { type: 'retry' });
    expect(core.presence.get(id)).toBe('none');
  });

  it('may be any of several', async () => {
    const store = new MemoryStore();
    const file = {
      folder: testFolder,
      bytes: 1,
      sha256: '0'.repeat(64),
      mime: 'image/png',
      facts: null,
    };
    const saved = ['a.png', 'b.png', 'c.png'].map((name) => ({ ...file, name }));
    const state = { name: 'saved', savedAtMs: 1, files: saved, missingCount: 0 } as const;
    await store.put([aTask(id, { state })]);
    const core = await coreUnderTest({ store });
    const there = ['a.png', 'c.png'].map((name) => [name, Buffer.from('x')] as const);
    core.drop.folders.set(testFolder, new Map(there));
    expect(await core.presence.check(id)).toBe('file');
  });

  it('is not opened, and looked for at once when a person tries', async () => {
    const core = await savedTask();
    files(core)?.delete(`${id}.mp4`);
    expect(await core.desk.act(id, 'open')).toBe(false);
    expect(core.handed).toEqual([]);
    expect(shown(core)).toBe('file');
  });

  it('is not called gone when it is fetched again meanwhile', async () => {
    const core = await savedTask();
    files(core)?.delete(`${id}.mp4`);
    core.gateway.onFetch(id, serving(content, { stallAt: 600 }));
    const looked = core.presence.check(id);
    await core.book.apply(id, { type: 'retry' });
    expect(await looked).toBe('none');
    expect(shown(core)).toBe('none');
  });

  it('does not set off a look at every file each time the window comes to the front', async () => {
    const core = await savedTask();
    await core.presence.checkAll();
    files(core)?.delete(`${id}.mp4`);
    await core.presence.checkAll();
    expect(shown(core)).toBe('none');
  });
});

describe('unfinished downloads without a row', () => {
  it('are not those of a download that begins while the folder is read', async () => {
    class BusyDrop extends ScriptedDrop {
      whileListing = (): void => undefined;
      override async list(folder: string): Promise<string[]> {
        this.whileListing();
        return super.list(folder);
      }
    }
    const drop = new BusyDrop();
    const core = await coreUnderTest({ drop });
    drop.whileListing = () => {
      core.book.fill([aTask(id, { parts: [aPart({ folder: testFolder, partName: 'new.part' })] })]);
      drop.folders.set(testFolder, new Map([['new.part', Buffer.from('x')]]));
    };
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    expect(core.notices.list()).toEqual([]);
  });

  it('are named, and left as they are', async () => {
    const store = new MemoryStore();
    const parts = [aPart({ partName: 'mine.part', pieces: [{ from: 9, to: 12 }] })];
    await store.put([aTask('mine', { state: { name: 'not-found' }, parts })]);
    const core = await coreUnderTest({ store });
    const mine = ['mine.part', 'mine#at9.part', 'mine#at40.part'];
    const names = [...mine, 'lost.part', 'lost#at77.part', 'film.mp4'];
    core.drop.folders.set(testFolder, new Map(names.map((name) => [name, Buffer.from('x')])));
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    const notice = { code: 'stray-parts', detail: 'lost#at77.part, lost.part' };
    expect(core.notices.list()).toEqual([notice]);
    expect(core.drop.names(testFolder)).toEqual([...names].sort());
  });

  it('are also those that lie beside a finished file', async () => {
    const store = new MemoryStore();
    const parts = [aPart({ folder: '/earlier', partName: 'mine.part', isDone: true })];
    await store.put([aTask('mine', { state: { name: 'not-found' }, parts })]);
    const core = await coreUnderTest({ store });
    core.drop.folders.set('/earlier', new Map([['mine#at9.part', Buffer.from('x')]]));
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    expect(core.notices.list()).toMatchObject([{ detail: 'mine#at9.part' }]);
  });

  it('are looked for in every folder of the list', async () => {
    const store = new MemoryStore();
    const parts = [aPart({ folder: '/earlier', partName: 'mine.part' })];
    await store.put([aTask('mine', { state: { name: 'not-found' }, parts })]);
    const core = await coreUnderTest({ store });
    const names = ['mine.part', 'left.part'];
    core.drop.folders.set('/earlier', new Map(names.map((name) => [name, Buffer.from('x')])));
    // The same name in another folder is nobody's.
    core.drop.folders.set(testFolder, new Map([['mine.part', Buffer.from('x')]]));
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    expect(core.notices.list()).toMatchObject([{ detail: 'mine.part, left.part' }]);
  });

  it('are not spoken of when there are none, nor at endless length', async () => {
    const core = await coreUnderTest();
    core.drop.folders.set(testFolder, new Map());
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    expect(core.notices.list()).toEqual([]);
    for (let at = 0; at < 40; at += 1) {
      core.drop.write(testFolder, `${'long-name-'.repeat(9)}${String(at)}.part`, new Uint8Array(1));
    }
    await reportStrayParts(core.book, core.drop, core.notices, testFolder);
    const [notice] = core.notices.list();
    const detail = notice?.code === 'stray-parts' ? (notice.detail ?? '') : '';
    expect(detail.length).toBeLessThanOrEqual(500);
    expect(detail).toMatch(/, \+36$/);
  });
});

describe('a half file in a full folder', () => {
  const begun = async (): Promise<CoreUnderTest> => {
    const drop = new ScriptedDrop();
    const core = await coreUnderTest({ drop });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, { cutAt: 400 }), serving(content, { stallAt: 600 }));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    core.gateway.onFetch(id, serving(content));
    core.drop.freeIn.set(testFolder, 100);
    core.holds.raise('disk-full', { subject: testFolder });
    await core.clock.advance(0);
    core.drop.folders.set('/other', new Map());
    return core;
  };

  it('moves to the folder that a person chooses, with its bytes', async () => {
    const core = await begun();
    core.drop.freeIn.set('/other', 1e9);
    await core.settings.change({ folder: '/other' });
    core.holds.lift('disk-full');
    await core.clock.advance(2_000);
    expect(core.state(id)?.name).toBe('saved');
    expect(new Uint8Array(core.drop.bytesOf('/other', `${id}.mp4`))).toEqual(content);
    expect(core.drop.names(testFolder)).toEqual([]);
    expect(core.gateway.fetches(id).at(-1)?.resume?.offset).toBe(600);
  });

  it('stays where it is when there is room again', async () => {
    const core = await begun();
    core.drop.freeIn.set(testFolder, 1e9);
    await core.settings.change({ folder: '/other' });
    core.holds.lift('disk-full');
    await core.clock.advance(2_000);
    expect(core.drop.names(testFolder)).toEqual([`${id}.mp4`]);
    expect(core.drop.names('/other')).toEqual([]);
  });
});

describe('everything paused', () => {
  it('stops bytes and looks, and goes on from the bytes on disk', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, { stallAt: 300 }));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    await core.settings.change({ isPaused: true });
    await core.clock.advance(0);
    expect(core.holdNames()).toEqual(['all-paused']);
    expect(core.gateway.fetches(id).at(-1)?.signal.aborted).toBe(true);
    const asked = core.gateway.requests.length;
    await core.add('video_two');
    await core.clock.advance(3_600_000);
    expect(core.gateway.requests).toHaveLength(asked);
    expect(core.state('video_two')).toMatchObject({ name: 'watching', phase: 'waiting' });

    core.gateway.onLook('video_two', completed);
    core.gateway.onFetch('video_two', serving(content));
    core.gateway.onFetch(id, serving(content));
    await core.settings.change({ isPaused: false });
    await core.clock.advance(5_000);
    expect(core.gateway.fetches(id).at(-1)?.resume?.offset).toBe(300);
    expect([core.state(id)?.name, core.state('video_two')?.name]).toEqual(['saved', 'saved']);
  });
});
