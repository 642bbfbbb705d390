import { describe, expect, it } from 'vitest';
import { running, serving } from '../../../test/fakes/scripted-gateway';
import { completed } from '../../../test/fakes/scripted-gateway';
import { aTask } from '../../../test/support/task-records';
import { coreUnderTest } from '../../../test/support/core-under-test';

describe('what the window is told', () => {
  it('is a snapshot and then patches numbered without a gap', async () => {
    const core = await coreUnderTest();
    for (const id of ['video_a', 'video_b']) core.gateway.onLook(id, running(1), running(2));
    await core.start();
    const { version, tasks } = core.feed.snapshot();
    expect(tasks).toEqual([]);
    const told = core.patches.length;
    await core.add('video_a', 'video_b');
    await core.clock.advance(30_000);
    await core.desk.act('video_a', 'remove');
    await core.clock.advance(1_000);
    const later = core.patches.slice(told).map(({ patch }) => patch);
    let at = version;
    const rows = new Map<string, unknown>();
    for (const { from, to, upserted, removed } of later) {
      expect(from).toBe(at);
      expect(to).toBe(from + 1);
      at = to;
      for (const row of upserted) rows.set(row.id, row);
      for (const id of removed) rows.delete(id);
    }
    expect([...rows.values()]).toEqual(core.feed.snapshot().tasks);
    expect(core.feed.snapshot().version).toBe(at);
  });

  it('is thousands of rows in pieces that a page can swallow, in their order', async () => {
    const core = await coreUnderTest();
    await core.start();
    core.patches.length = 0;
    const ids = Array.from({ length: 1_800 }, (_, index) => `video_${index}`);
    await core.add(...ids);
    await core.clock.advance(200);
    const sizes = core.patches.map(({ patch }) => patch.upserted.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    const told = core.patches.flatMap(({ patch }) => patch.upserted.map(({ id }) => id));
    expect([...new Set(told)]).toEqual(ids);
  });

  it('begins with the rows on top of a long list; the others follow in pieces', async () => {
    const core = await coreUnderTest();
    await core.start();
    const older = Array.from({ length: 700 }, (_, index) => `video_old_${index}`);
    const newer = Array.from({ length: 600 }, (_, index) => `video_new_${index}`);
    await core.add(...older);
    await core.clock.advance(1_000);
    await core.add(...newer);
    await core.clock.advance(1_000);
    core.patches.length = 0;
    const first = core.feed.snapshot().tasks.map(({ id }) => id);
    expect(first).toEqual(newer.slice(0, 500));
    await core.clock.advance(1_000);
    const later = core.patches.flatMap(({ patch }) => patch.upserted.map(({ id }) => id));
    expect([...first, ...new Set(later)].slice(0, 1_300)).toEqual([...newer, ...older]);
  });

  it('is what stands on top first, where the list is still being read; the others when it has been', async () => {
    const core = await coreUnderTest();
    const [older, newer] = [
      aTask('video_old', { addedAtMs: 1 }),
      aTask('video_new', { addedAtMs: 2 }),
    ];
    core.book.fill([newer]);
    expect(core.feed.snapshot().tasks.map(({ id }) => id)).toEqual(['video_new']);
    core.book.fill([older, newer]);
    core.feed.bookFilled([newer]);
    await core.clock.advance(1_000);
    expect(core.patches.map(({ patch }) => patch.upserted.map(({ id }) => id))).toEqual([
      ['video_old'],
    ]);
    expect(core.book.all()).toEqual([older, newer]);
  });

  it('is the value at the moment of telling, at most 100 ms after it moved', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(new Uint8Array(1_000), { stallAt: 900 }));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(500);
    core.patches.length = 0;
    const movedAtMs = core.clock.monotonicMs();
    core.transfers.move('video_a', 910);
    core.transfers.move('video_a', 920);
    await core.clock.advance(50);
    core.transfers.move('video_a', 930);
    await core.clock.advance(1_000);
    expect(core.patches).toHaveLength(1);
    expect(core.patches[0]?.atMs).toBeLessThanOrEqual(movedAtMs + 100);
    expect(core.patches[0]?.patch.upserted[0]?.transfer?.receivedBytes).toBe(930);
  });

  it('is told of progress once a second while it is hidden, of states at once', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(new Uint8Array(1_000), { stallAt: 100 }));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(2_000);
    core.patches.length = 0;
    core.feed.hidden = true;
    for (let bytes = 101; bytes < 201; bytes += 1) {
      core.transfers.move('video_a', bytes);
      await core.clock.advance(50);
    }
    expect(core.patches.length).toBeLessThanOrEqual(6);
    await core.desk.act('video_a', 'pause');
    await core.clock.advance(0);
    expect(core.patches.at(-1)?.patch.upserted[0]?.state.name).toBe('paused');
  });

  it('is told of a hold, with the whole of what is not a row', async () => {
    const core = await coreUnderTest();
    await core.start();
    core.patches.length = 0;
    core.holds.raise('offline');
    await core.clock.advance(0);
    expect(core.patches.map(({ patch }) => patch.app?.holds)).toMatchObject([
      [{ name: 'offline' }],
    ]);
  });
});
