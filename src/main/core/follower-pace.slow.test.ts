import { describe, expect, it } from 'vitest';
import { completed, never, running } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, type CoreUnderTest } from '../../../test/support/core-under-test';

const names = (count: number, stem = 'video_'): string[] =>
  Array.from({ length: count }, (_, at) => `${stem}${at}`);
const timesOf = (core: CoreUnderTest, task?: string): number[] =>
  core.gateway.looks(task).map(({ atMs }) => atMs);
const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0));
/** Most looks in any stretch of so many milliseconds. */
const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

async function watching(count: number, options: Parameters<typeof coreUnderTest>[0] = {}) {
  const core = await coreUnderTest(options);
  const tasks = names(count);
  for (const task of tasks) core.gateway.onLook(task, running(10));
  await core.start();
  await core.desk.add(tasks);
  return { core, tasks };
}

describe('many tasks at once', () => {
  it('200 added in one paste spread out, and take turns from then on', async () => {
    const { core, tasks } = await watching(200);
    await core.clock.advance(180_000);
    const looks = core.gateway.looks();
    expect(mostWithin(timesOf(core), 1_000)).toBeLessThanOrEqual(10);
    // 10 requests a second for 3 minutes, and nothing left unused.
    expect(looks.length).toBeGreaterThanOrEqual(1_790);
    for (const task of tasks) {
      const times = timesOf(core, task);
      // Nobody has a second look before everybody has had the first.
      expect(times[0]).toBeLessThanOrEqual(20_000);
      expect(times[1]).toBeGreaterThanOrEqual(20_000);
      const gaps = gapsOf(times.filter((at) => at >= 50_000));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15_000);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(26_000);
    }
  });

  it('10 added at once are no burst any more a minute later', async () => {
    const { core } = await watching(10);
    await core.settings.change({ requestsPerSecond: 20 });
    await core.clock.advance(600_000 - 5_000);
    const later = timesOf(core).filter((at) => at > 60_000);
    // Evenly spread they would be 2.5 a second; all at once, 10.
    const perSecond = later.map(
      (from) => later.filter((at) => at >= from && at < from + 500).length,
    );
    expect(perSecond.reduce((sum, count) => sum + count, 0) / perSecond.length).toBeLessThan(3);
    for (const gap of gapsOf(later)) expect(gap).toBeLessThan(3_000);
  });

  it('a newly pasted one is looked at soon though a thousand wait', async () => {
    const { core } = await watching(1_000);
    await core.clock.advance(150_000);
    core.gateway.onLook('video_new', completed);
    core.gateway.onFetch('video_new', never);
    await core.desk.add(['video_new']);
    await core.clock.advance(500);
    expect(core.state('video_new')?.name).toBe('downloading');
  });

  it('a newly pasted one is looked at soon also after a start or a hold, when a thousand are due', async () => {
    const first = await watching(1_000);
    await first.core.clock.advance(250_000);
    await first.core.runner.stop();
    const { store } = first.core;
    const core = await coreUnderTest({ store });
    for (const task of [...first.tasks, 'video_new', 'video_newer']) {
      core.gateway.onLook(task, running(10));
    }
    await core.start();
    await core.clock.advance(2_000);
    await core.add('video_new');
    await core.clock.advance(500);
    expect(timesOf(core, 'video_new')).toHaveLength(1);

    core.holds.raise('access-denied');
    core.holds.lift('access-denied');
    const waitsMs = core.feed
      .snapshot()
      .tasks.map(({ nextLookAtMs }) => (nextLookAtMs ?? 0) - core.clock.nowMs());
    expect(Math.max(...waitsMs)).toBeLessThan(101_000);
    await core.add('video_newer');
    await core.clock.advance(500);
    expect(timesOf(core, 'video_newer')).toHaveLength(1);
  });

  it('a result is fetched at once though hundreds wait for their first look', async () => {
    const { core } = await watching(0);
    core.gateway.onLook('video_done', completed);
    core.gateway.onFetch('video_done', never);
    const tasks = ['video_done', ...names(300)];
    for (const task of tasks.slice(1)) core.gateway.onLook(task, running(10));
    await core.desk.add(tasks);
    await core.clock.advance(700);
    expect(core.gateway.requests.filter(({ what }) => what === 'fetch')).toHaveLength(1);
  });

  it('one that a person resumes is looked at soon though hundreds wait', async () => {
    const { core } = await watching(300);
    await core.clock.advance(100_000);
    await core.desk.act('video_7', 'pause');
    await core.clock.advance(5_000);
    await core.desk.act('video_7', 'resume');
    const asked = timesOf(core, 'video_7').length;
    await core.clock.advance(700);
    expect(timesOf(core, 'video_7')).toHaveLength(asked + 1);
  });

  it('a hold that comes and goes does not favour the top of the list', async () => {
    const { core, tasks } = await watching(100);
    for (let round = 0; round < 10; round += 1) {
      await core.clock.advance(2_000);
      core.holds.raise('access-denied');
      await core.clock.advance(1_000);
      core.holds.lift('access-denied');
    }
    await core.clock.advance(1_000);
    for (const task of tasks) expect(timesOf(core, task).length).toBeGreaterThanOrEqual(1);
    for (let round = 0; round < 40; round += 1) {
      await core.clock.advance(2_000);
      core.holds.raise('access-denied');
      core.holds.lift('access-denied');
    }
    const counts = tasks.map((task) => timesOf(core, task).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });
});

describe('what the window is told of the pace', () => {
  it('is when each task is looked at next', async () => {
    const { core, tasks } = await watching(5);
    await core.clock.advance(20_000);
    const startMs = core.clock.nowMs() - core.clock.monotonicMs();
    for (const { id, nextLookAtMs } of core.feed.snapshot().tasks) {
      const asked = timesOf(core, id).length;
      const before = core.clock.monotonicMs();
      await core.clock.advance(5_100);
      const nextMs = startMs + (timesOf(core, id)[asked] ?? NaN);
      if (id === tasks[0]) {
        expect(nextLookAtMs).toBeGreaterThan(startMs + before);
        expect(Math.abs((nextLookAtMs ?? 0) - nextMs)).toBeLessThanOrEqual(300);
      }
      expect(nextLookAtMs).not.toBeNull();
    }
    expect(core.feed.snapshot().app.pace).toEqual({ stretched: null, pausedUntilMs: null });
  });

  it('is where a task stands in the queue when many share the limit, and how far they stretch it', async () => {
    const { core, tasks } = await watching(480);
    const startMs = core.clock.nowMs();
    const promised = core.feed.snapshot().tasks.map(({ nextLookAtMs }) => nextLookAtMs ?? 0);
    await core.clock.advance(120_000);
    for (const [at, task] of tasks.entries()) {
      const promisedMs = (promised[at] ?? 0) - startMs;
      const firstMs = timesOf(core, task)[0] ?? NaN;
      expect(Math.abs(firstMs - promisedMs)).toBeLessThanOrEqual(200);
    }
    const { pace } = core.feed.snapshot().app;
    expect(pace.stretched).toEqual({ everyMs: 48_000, tasks: 480, requestsPerSecond: 10 });

    const rows = core.feed.snapshot().tasks.slice(0, 50);
    const nowMs = core.clock.monotonicMs();
    await core.clock.advance(52_000);
    for (const row of rows) {
      const nextMs = startMs + (timesOf(core, row.id).find((atMs) => atMs > nowMs) ?? NaN);
      expect(Math.abs(nextMs - (row.nextLookAtMs ?? 0))).toBeLessThanOrEqual(3_000);
    }
  });

  it('takes one small message a look, none for a countdown, and none for a pace that stays', async () => {
    const { core } = await watching(480);
    await core.clock.advance(60_000);
    core.patches.length = 0;
    await core.clock.advance(60_000);
    const rows = core.patches.reduce((sum, { patch }) => sum + patch.upserted.length, 0);
    expect(rows).toBeLessThanOrEqual(610);
    expect(Math.max(...core.patches.map(({ patch }) => patch.upserted.length))).toBeLessThan(5);
    expect(core.patches.filter(({ patch }) => patch.app !== null)).toEqual([]);
    const bytes = core.patches.map(({ patch }) => JSON.stringify(patch).length);
    expect(Math.max(...bytes)).toBeLessThan(1_500);
  });

  it('does not tell every row again when a hold goes or the machine wakes', async () => {
    const { core } = await watching(300);
    await core.clock.advance(60_000);
    core.patches.length = 0;
    core.holds.raise('access-denied');
    await core.clock.advance(2_000);
    core.holds.lift('access-denied');
    core.runner.sleep();
    core.runner.wake();
    await core.clock.advance(50);
    const rows = core.patches.reduce((sum, { patch }) => sum + patch.upserted.length, 0);
    expect(rows).toBeLessThan(15);
  });

  it('is a pause, with its end, while the service wants peace', async () => {
    const { core } = await watching(2);
    core.gateway.onLook('video_0', { kind: 'slow-down', retryAfterMs: 60_000 }, running(20));
    await core.clock.advance(8_000);
    const untilMs = core.feed.snapshot().app.pace.pausedUntilMs ?? 0;
    const leftMs = untilMs - core.clock.nowMs();
    expect(leftMs).toBeGreaterThan(50_000);
    expect(leftMs).toBeLessThanOrEqual(60_500);
    for (const { nextLookAtMs } of core.feed.snapshot().tasks) {
      expect(Math.abs((nextLookAtMs ?? 0) - untilMs)).toBeLessThan(6_000);
    }
    const told = core.patches.length;
    // Two clocks never tick quite alike; that is nothing to tell of.
    for (const driftMs of [3, -2, 4]) {
      core.clock.jumpWall(driftMs);
      await core.clock.advance((leftMs - 4_000) / 3);
    }
    expect(core.patches).toHaveLength(told);
    await core.clock.advance(10_000);
    expect(core.feed.snapshot().app.pace.pausedUntilMs).toBeNull();
  });
});
