import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../test/fakes/memory-store';
import { completed, serving } from '../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../test/support/core-under-test';
import { ScriptedDrop } from '../../../test/support/scripted-drop';
import { DropError, type FileNow } from './ports/file-drop';

const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ids = ['video_a', 'video_b', 'video_c'];

/** Notes in which order files are read, and can fail. */
class WatchedDrop extends ScriptedDrop {
  readonly read: string[] = [];
  readonly broken = new Set<string>();
  reading = 0;
  mostAtATime = 0;

  override async fingerprint(
    folder: string,
    name: string,
    goOn: (hashedBytes: number) => Promise<boolean>,
  ): Promise<FileNow | 'stopped' | null> {
    this.read.push(name);
    if (this.broken.has(name)) throw new DropError('cannot-write', 'EIO');
    this.reading += 1;
    this.mostAtATime = Math.max(this.mostAtATime, this.reading);
    try {
      return await super.fingerprint(folder, name, goOn);
    } finally {
      this.reading -= 1;
    }
  }
}

async function savedTasks(): Promise<CoreUnderTest & { disk: WatchedDrop }> {
  const disk = new WatchedDrop();
  const core = await coreUnderTest({ drop: disk, store: new MemoryStore() });
  for (const id of ids) {
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
  }
  await core.start();
  await core.add(...ids);
  await core.clock.advance(10_000);
  for (const id of ids) expect(core.state(id)?.name).toBe('saved');
  return { ...core, disk };
}

const row = (core: CoreUnderTest, id: string) =>
  core.feed.snapshot().tasks.find((each) => each.id === id);
const spoil = (core: CoreUnderTest, id: string): Uint8Array => {
  const bytes = Uint8Array.from(content, (byte, at) => (at === 500 ? byte ^ 1 : byte));
  core.drop.folders.get(testFolder)?.set(`${id}.mp4`, Buffer.from(bytes));
  return bytes;
};

describe('verifying all saved files', () => {
  it('reads each once, one after the other, and finds nothing where all is well', async () => {
    const core = await savedTasks();
    await core.clock.advance(10_000);
    const told = core.announcements.length;
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    expect(core.disk.read.sort()).toEqual(ids.map((id) => `${id}.mp4`));
    expect(core.disk.mostAtATime).toBe(1);
    expect(core.libraryCheck.view()).toEqual({
      ...{ state: 'done', checkedFiles: 3, totalFiles: 3, checkedBytes: 3_000, totalBytes: 3_000 },
      ...{ foundCount: 0, found: [] },
    });
    expect(core.checked).toHaveLength(1);
    expect(core.settings.current.verifiedAtMs).not.toBeNull();
    // Nobody is told that anything was saved anew.
    await core.clock.advance(10_000);
    expect(core.announcements).toHaveLength(told);
  });

  it('names a changed, a missing and an unreadable file, and says it in their rows', async () => {
    const core = await savedTasks();
    const changed = spoil(core, 'video_a');
    core.drop.folders.get(testFolder)?.delete('video_b.mp4');
    core.disk.broken.add('video_c.mp4');
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    const view = core.libraryCheck.view();
    expect(view.foundCount).toBe(3);
    expect(view.found).toEqual([
      { taskId: 'video_a', name: 'video_a.mp4', what: 'changed' },
      { taskId: 'video_b', name: 'video_b.mp4', what: 'missing' },
      { taskId: 'video_c', name: 'video_c.mp4', what: 'unreadable' },
    ]);
    expect(row(core, 'video_a')?.findings).toEqual([
      { what: 'changed', index: 0, bytes: 1_000, sha256: hashOf(changed) },
    ]);
    expect(row(core, 'video_b')?.filesGone).toBe('file');
    expect(row(core, 'video_c')?.findings).toEqual([{ what: 'unreadable', index: 0, code: 'EIO' }]);
    expect(core.patches.at(-1)?.patch.app?.libraryCheck.foundCount).toBe(3);
  });

  it('forgets a finding once the file is as it was saved again', async () => {
    const core = await savedTasks();
    spoil(core, 'video_a');
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    core.drop.folders.get(testFolder)?.set('video_a.mp4', Buffer.from(content));
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'done', foundCount: 0 });
    expect(row(core, 'video_a')?.findings).toEqual([]);
  });

  it('lets downloads go first', async () => {
    const core = await savedTasks();
    core.transfers.begin('video_other', 0, 10);
    await core.libraryCheck.start();
    await core.clock.advance(60_000);
    expect(core.disk.read).toEqual([]);
    expect(core.libraryCheck.view().state).toBe('waiting');
    core.transfers.end('video_other');
    await core.clock.advance(5_000);
    expect(core.libraryCheck.view().state).toBe('done');
  });

  it('stops when a person wants that, keeps what it found, and begins anew later', async () => {
    const core = await savedTasks();
    spoil(core, 'video_a');
    await core.libraryCheck.start();
    await core.clock.advance(30);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'running', checkedFiles: 1 });
    await core.libraryCheck.stop();
    const before = core.disk.read.length;
    await core.clock.advance(60_000);
    expect(core.disk.read).toHaveLength(before);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'stopped', foundCount: 1 });
    expect(core.settings.current).toMatchObject({ verifyingSinceMs: null, verifiedAtMs: null });
    expect(core.checked).toEqual([]);
    core.libraryCheck.goOn();
    expect(core.libraryCheck.view().state).toBe('stopped');
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'done', checkedFiles: 3 });
  });

  it('that is begun anew before it has quite stopped still goes on after a restart', async () => {
    const core = await savedTasks();
    await core.libraryCheck.start();
    const stopping = core.libraryCheck.stop();
    await core.libraryCheck.start();
    await stopping;
    await core.clock.advance(0);
    await core.libraryCheck.halt();
    expect(core.libraryCheck.view().state).toBe('stopped');
    expect(core.settings.current.verifyingSinceMs).not.toBeNull();
  });

  it('goes on after a restart with the files that were left', async () => {
    const first = await savedTasks();
    spoil(first, 'video_a');
    await first.libraryCheck.start();
    await first.clock.advance(30);
    await first.libraryCheck.halt();
    const { verifyingSinceMs } = first.settings.current;
    expect(verifyingSinceMs).not.toBeNull();

    const disk = new WatchedDrop();
    disk.folders.set(testFolder, first.drop.folders.get(testFolder) ?? new Map<string, Buffer>());
    const second = await coreUnderTest({ drop: disk, store: first.store });
    await second.settings.change({ verifyingSinceMs });
    await second.start();
    second.libraryCheck.goOn();
    await second.clock.advance(5_000);
    expect(disk.read).not.toContain('video_a.mp4');
    expect(disk.read).toHaveLength(2);
    expect(second.libraryCheck.view()).toMatchObject({
      ...{ state: 'done', checkedFiles: 3, totalFiles: 3, foundCount: 1 },
    });
    expect(row(second, 'video_a')?.findings).toHaveLength(1);
  });

  it('does not note anything of a task that has moved on meanwhile', async () => {
    const core = await savedTasks();
    spoil(core, 'video_a');
    await core.libraryCheck.start();
    await core.desk.act('video_a', 'remove');
    await core.clock.advance(5_000);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'done', foundCount: 0 });
    expect(core.book.get('video_a')).toBeUndefined();
  });
});

it('leaves a task alone that is fetched again while its file is read', async () => {
  const core = await savedTasks();
  spoil(core, 'video_a');
  await core.libraryCheck.start();
  expect(await core.desk.act('video_a', 'check-again')).toBe(true);
  await core.clock.advance(10_000);
  expect(core.libraryCheck.view()).toMatchObject({ state: 'done', foundCount: 0 });
  expect(core.book.get('video_a')?.verification).toBeNull();
});

describe('a file that was found changed', () => {
  async function found(): Promise<CoreUnderTest & { disk: WatchedDrop; changed: Uint8Array }> {
    const core = await savedTasks();
    const changed = spoil(core, 'video_a');
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    return { ...core, changed };
  }

  it('is downloaded again beside itself, never over itself', async () => {
    const core = await found();
    expect(await core.desk.act('video_a', 'download-again')).toBe(true);
    await core.clock.advance(10_000);
    expect(core.state('video_a')).toMatchObject({
      ...{ name: 'saved', files: [{ name: 'video_a (2).mp4', sha256: hashOf(content) }] },
    });
    expect(core.drop.bytesOf(testFolder, 'video_a.mp4')).toEqual(Buffer.from(core.changed));
    expect(row(core, 'video_a')?.findings).toEqual([]);
    expect(core.libraryCheck.view().foundCount).toBe(0);
  });

  it('is taken as it is, and is right from then on', async () => {
    const core = await found();
    const told = core.announcements.length;
    expect(await core.desk.act('video_a', 'accept-files')).toBe(true);
    expect(core.state('video_a')).toMatchObject({
      files: [{ name: 'video_a.mp4', sha256: hashOf(core.changed) }],
    });
    expect(row(core, 'video_a')?.findings).toEqual([]);
    await core.libraryCheck.start();
    await core.clock.advance(10_000);
    expect(core.libraryCheck.view()).toMatchObject({ state: 'done', foundCount: 0 });
    expect(core.announcements).toHaveLength(told);
    expect(core.gateway.fetches('video_a')).toHaveLength(1);
  });

  it('cannot be taken as it is when it cannot be read, or nothing was found', async () => {
    const core = await found();
    expect(await core.desk.act('video_b', 'accept-files')).toBe(false);
    core.disk.broken.add('video_b.mp4');
    await core.libraryCheck.start();
    await core.clock.advance(5_000);
    expect(await core.desk.act('video_b', 'accept-files')).toBe(false);
    expect(core.state('video_b')).toMatchObject({ files: [{ sha256: hashOf(content) }] });
  });
});
