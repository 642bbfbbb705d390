import { describe, expect, it } from 'vitest';
import { completed, never, running, unavailable } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, type CoreUnderTest } from '../../../test/support/core-under-test';
import type { LookOutcome } from './ports/gateway';

const id = 'video_one';
const unreachable: LookOutcome = { kind: 'unreachable', code: 'ENETDOWN' };
const timesOf = (core: CoreUnderTest, task = id): number[] =>
  core.gateway.looks(task).map(({ atMs }) => atMs);
const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0));

async function following(
  steps: Parameters<CoreUnderTest['gateway']['onLook']>[1][],
  options: Parameters<typeof coreUnderTest>[0] = {},
) {
  const core = await coreUnderTest(options);
  core.gateway.onLook(id, ...steps);
  await core.start();
  if (core.state(id) === undefined) await core.add(id);
  return core;
}

describe('the limit of watching', () => {
  it.each([5, 60, 1_440])(
    'is %i minutes when so set, also for what is watched already',
    async (limit) => {
      const core = await following([running()]);
      await core.clock.advance(60_000);
      await core.settings.change({ watchLimitMinutes: limit });
      await core.clock.advance((limit - 1) * 60_000 - 6_000);
      expect(core.state(id)?.name).toBe('watching');
      await core.clock.advance(12_000);
      expect(core.state(id)?.name).toBe('timed-out');
    },
    60_000,
  );

  it('does not begin anew after a kill, and costs no write a look', async () => {
    const first = await following([running()]);
    await first.clock.advance(570_000);
    expect(first.store.puts.length).toBeLessThanOrEqual(12);
    // A kill: nothing is closed, nothing more is written.
    const second = await following([running()], { store: first.store });
    await second.clock.advance(20_000);
    expect(second.state(id)?.name).toBe('watching');
    await second.clock.advance(80_000);
    expect(second.state(id)?.name).toBe('timed-out');
  });

  it('loses nothing of the time watched when the app is closed or the machine sleeps', async () => {
    const core = await following([running()]);
    await core.clock.advance(30_000);
    core.runner.sleep();
    await core.clock.advance(0);
    expect(core.store.rows.get(id)?.watchedMs).toBeGreaterThan(24_000);
    core.runner.wake();
    await core.clock.advance(20_000);
    await core.runner.stop();
    expect(core.store.rows.get(id)?.watchedMs).toBeGreaterThan(40_000);
    expect(core.store.rows.get(id)?.watchedMs).toBe(core.book.get(id)?.watchedMs);
  });

  it('writes many times watched in few writes, and goes on when the disk refuses', async () => {
    const core = await coreUnderTest();
    const tasks = Array.from({ length: 250 }, (_, at) => `video_${at}`);
    for (const task of tasks) core.gateway.onLook(task, running());
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(59_000);
    core.store.refusal = new Error('the disk is full');
    await core.clock.advance(30_000);
    expect(core.holdNames()).toEqual([]);
    core.store.refusal = null;
    await core.clock.advance(90_000);
    for (const task of tasks) expect(core.store.rows.get(task)?.watchedMs).toBeGreaterThan(0);
    expect(core.log.lines.filter((line) => line.includes('times watched')).length).toBeLessThan(3);
  });

  it('does not end after a few looks because a long list stretches the gaps between them', async () => {
    const core = await coreUnderTest();
    const tasks = Array.from({ length: 120 }, (_, at) => `video_${at}`);
    for (const task of tasks) core.gateway.onLook(task, running());
    await core.settings.change({ watchLimitMinutes: 5, requestsPerSecond: 1 });
    await core.start();
    await core.add(...tasks);
    // Seven looks at each, with two minutes between them.
    await core.clock.advance(840_000);
    expect(timesOf(core, 'video_0')).toHaveLength(7);
    for (const task of tasks) expect(core.state(task)?.name).toBe('watching');
    await core.clock.advance(840_000);
    for (const task of tasks) expect(core.state(task)?.name).toBe('timed-out');
  });

  it('knows nothing of the wall clock', async () => {
    const core = await following([running()]);
    for (const jumpMs of [86_400_000, -172_800_000, 3_600_000, -1]) {
      await core.clock.advance(100_000);
      core.clock.jumpWall(jumpMs);
    }
    await core.clock.advance(190_000);
    expect(core.state(id)?.name).toBe('watching');
    for (const gap of gapsOf(timesOf(core))) {
      expect(gap).toBeGreaterThanOrEqual(3_000);
      expect(gap).toBeLessThanOrEqual(5_000);
    }
    const [row] = core.feed.snapshot().tasks;
    const leftMs = (row?.nextLookAtMs ?? 0) - core.clock.nowMs();
    expect(leftMs).toBeLessThanOrEqual(5_000);
    await core.clock.advance(20_000);
    expect(core.state(id)?.name).toBe('timed-out');
  });
});

describe('the countdown in the window', () => {
  it.each([86_400_000, -86_400_000, 7_200_000])(
    'is right again within seconds after the wall clock jumped by %i ms, for all of many tasks',
    async (jumpMs) => {
      const core = await coreUnderTest();
      const tasks = Array.from({ length: 300 }, (_, at) => `video_${at}`);
      for (const task of tasks) core.gateway.onLook(task, running());
      await core.start();
      await core.add(...tasks);
      await core.clock.advance(60_000);
      const before = core.gateway.looks().length;
      core.clock.jumpWall(jumpMs);
      const fromPatch = core.patches.length;
      await core.clock.advance(2_000);
      const told = new Map(
        core.patches
          .slice(fromPatch)
          .flatMap(({ patch }) => patch.upserted)
          .map(({ id: task, nextLookAtMs }) => [task, nextLookAtMs ?? 0]),
      );
      expect(told.size).toBe(300);
      for (const atMs of told.values()) {
        const leftMs = atMs - core.clock.nowMs();
        expect(leftMs).toBeGreaterThan(-3_000);
        expect(leftMs).toBeLessThan(36_000);
      }
      // No stampede, and no pause either.
      const looks = core.gateway.looks().length - before;
      expect(looks).toBeGreaterThanOrEqual(19);
      expect(looks).toBeLessThanOrEqual(21);
      const patches = core.patches.length;
      await core.clock.advance(2_000);
      const rows = core.patches.slice(patches).flatMap(({ patch }) => patch.upserted);
      expect(rows.length).toBeLessThan(45);
    },
  );

  it('is right also when nothing is asked for minutes', async () => {
    const core = await following([running(), { kind: 'slow-down', retryAfterMs: 300_000 }]);
    await core.clock.advance(8_000);
    core.clock.jumpWall(-86_400_000);
    await core.clock.advance(3_000);
    const told = core.patches.flatMap(({ patch }) => patch.upserted).at(-1);
    expect((told?.nextLookAtMs ?? 0) - core.clock.nowMs()).toBeLessThan(306_000);
    const paused = core.patches.map(({ patch }) => patch.app?.pace).filter((pace) => pace != null);
    expect((paused.at(-1)?.pausedUntilMs ?? 0) - core.clock.nowMs()).toBeLessThan(301_000);
  });
});

describe('waking up', () => {
  it('looks once at each task, soon and spread out, the longest-waiting first', async () => {
    const core = await coreUnderTest();
    const tasks = Array.from({ length: 25 }, (_, at) => `video_${at}`);
    for (const task of tasks) core.gateway.onLook(task, running());
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(30_000);
    core.runner.sleep();
    const sleptAtMs = core.clock.monotonicMs();
    const lastBefore = new Map(tasks.map((task) => [task, timesOf(core, task).at(-1) ?? 0]));
    core.runner.wake();
    await core.clock.advance(3_100);
    const after = core.gateway.looks().filter(({ atMs }) => atMs >= sleptAtMs);
    const firsts = after.slice(0, 25).map(({ taskId }) => taskId);
    expect(new Set(firsts).size).toBe(25);
    const order = [...tasks].sort((a, b) => (lastBefore.get(a) ?? 0) - (lastBefore.get(b) ?? 0));
    expect(firsts).toEqual(order);
    const times = after.map(({ atMs }) => atMs);
    const halfSecond = times.map((at) => times.filter((t) => t >= at && t < at + 500).length);
    expect(Math.max(...halfSecond)).toBeLessThanOrEqual(6);
  });

  it('gives up a look that hangs on a connection of before the sleep', async () => {
    const core = await following([running(), never, running(60)]);
    await core.clock.advance(6_000);
    const hanging = core.gateway.looks(id).at(-1);
    core.runner.sleep();
    await core.clock.advance(3_600_000);
    core.runner.wake();
    expect(hanging?.signal.aborted).toBe(true);
    await core.clock.advance(3_100);
    expect(core.state(id)).toMatchObject({ progress: 60 });
    await core.clock.advance(60_000);
    expect(await core.stranded()).toEqual([]);
  });

  it('does not look at once when the service had asked for peace', async () => {
    const core = await following([{ kind: 'slow-down', retryAfterMs: 120_000 }, running()]);
    core.runner.sleep();
    core.runner.wake();
    await core.clock.advance(100_000);
    expect(timesOf(core)).toHaveLength(1);
  });

  it('looks at timed-out tasks without keeping the watched ones waiting', async () => {
    const first = await coreUnderTest();
    const old = Array.from({ length: 200 }, (_, at) => `video_old_${at}`);
    for (const task of old) first.gateway.onLook(task, running());
    await first.settings.change({ watchLimitMinutes: 5 });
    await first.start();
    await first.add(...old);
    await first.clock.advance(400_000);
    expect(first.state('video_old_7')?.name).toBe('timed-out');

    const second = await coreUnderTest({ store: first.store });
    for (const task of old) second.gateway.onLook(task, running());
    second.gateway.onLook('video_old_199', completed);
    second.gateway.onFetch('video_old_199', never);
    const fresh = Array.from({ length: 20 }, (_, at) => `video_new_${at}`);
    for (const task of fresh) second.gateway.onLook(task, running());
    await second.start();
    await second.add(...fresh);
    await second.clock.advance(5_000);
    for (const task of fresh) expect(timesOf(second, task).length).toBeGreaterThan(0);
    await second.clock.advance(100_000);
    for (const task of old) expect(timesOf(second, task)).toHaveLength(1);
    expect(second.state('video_old_199')?.name).toBe('downloading');
    for (const task of fresh) {
      expect(Math.max(...gapsOf(timesOf(second, task)))).toBeLessThanOrEqual(7_500);
    }
  });
});

describe('the network coming back', () => {
  it('brings one prompt look at each task, within the limit', async () => {
    let isOnline = true;
    const core = await coreUnderTest();
    const tasks = Array.from({ length: 40 }, (_, at) => `video_${at}`);
    for (const task of tasks) {
      core.gateway.onLook(task, () => (isOnline ? running(5) : unreachable));
    }
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(20_000);
    isOnline = false;
    await core.clock.advance(600_000);
    expect(core.holdNames()).toEqual(['offline']);
    isOnline = true;
    core.runner.lookSoon();
    const backAtMs = core.clock.monotonicMs();
    await core.clock.advance(7_000);
    expect(core.holdNames()).toEqual([]);
    for (const task of tasks) {
      expect(timesOf(core, task).filter((at) => at >= backAtMs).length).toBeGreaterThan(0);
    }
    const times = timesOf(core, undefined).filter((at) => at >= backAtMs);
    for (const gap of gapsOf(times)) expect(gap).toBeGreaterThanOrEqual(99);
  });

  it('counts no time of the outage', async () => {
    const core = await following([running(), unavailable(503)]);
    await core.clock.advance(1_200_000);
    expect(core.book.get(id)?.watchedMs).toBeLessThan(10_000);
  });
});
