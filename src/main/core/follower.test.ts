import { describe, expect, it } from 'vitest';
import {
  completed,
  completedImages,
  failedTask,
  never,
  running,
  unavailable,
} from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, testKey, type CoreUnderTest } from '../../../test/support/core-under-test';
import type { LookOutcome } from './ports/gateway';

const id = 'video_one';
const unreachable: LookOutcome = { kind: 'unreachable', code: 'ENOTFOUND' };
const rejected: LookOutcome = { kind: 'key-rejected', message: 'Invalid API key.' };
const timesOf = (core: CoreUnderTest, task = id): number[] =>
  core.gateway.looks(task).map(({ atMs }) => atMs);
const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0));

async function following(...steps: Parameters<CoreUnderTest['gateway']['onLook']>[1][]) {
  const core = await coreUnderTest();
  core.gateway.onLook(id, ...steps);
  await core.start();
  await core.add(id);
  return core;
}

describe('the time that counts as watching', () => {
  it('leaves out an outage, so that a task does not time out unseen', async () => {
    const core = await following(running(), unavailable());
    await core.clock.advance(3_600_000);
    expect(core.state(id)?.name).toBe('watching');
    core.gateway.onLook(id, running());
    await core.clock.advance(500_000);
    expect(core.state(id)?.name).toBe('watching');
    await core.clock.advance(200_000);
    expect(core.state(id)?.name).toBe('timed-out');
  });
});

describe('the pace of watching', () => {
  it('looks at once, then every 3 to 5 seconds, at irregular gaps', async () => {
    const core = await following(running());
    expect(timesOf(core)).toEqual([0]);
    await core.clock.advance(120_000);
    const gaps = gapsOf(timesOf(core));
    expect(gaps.length).toBeGreaterThanOrEqual(24);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
    expect(new Set(gaps.map(Math.round)).size).toBeGreaterThan(10);
  });

  it('never has two looks at one task under way', async () => {
    const core = await following(never);
    await core.clock.advance(60_000);
    expect(timesOf(core)).toHaveLength(1);
  });

  it.each(['pause', 'remove'] as const)(
    'stops asking on %s, also what is under way',
    async (act) => {
      const core = await following(running(), never);
      await core.clock.advance(6_000);
      const sent = core.gateway.looks(id).at(-1);
      await core.desk.act(id, act);
      expect(sent?.signal.aborted).toBe(true);
      await core.clock.advance(60_000);
      expect(timesOf(core)).toHaveLength(2);
    },
  );

  it('looks again at a task that is resumed, and at one whose removal is taken back', async () => {
    const core = await following(running());
    await core.desk.act(id, 'pause');
    expect(core.state(id)).toEqual({ name: 'paused', from: 'look' });
    await core.desk.act(id, 'resume');
    await core.clock.advance(200);
    await core.desk.act(id, 'remove');
    expect(core.state(id)).toBeUndefined();
    await core.desk.restore([id]);
    await core.clock.advance(1_000);
    expect(core.state(id)?.name).toBe('watching');
    expect(timesOf(core)).toHaveLength(3);
    expect(await core.stranded()).toEqual([]);
  });
});

describe('the routes', () => {
  it.each(['video_x', 'img_x'])(
    'asks for %s once, and never again, when it is not found',
    async (task) => {
      const core = await coreUnderTest();
      core.gateway.onLook(task, { kind: 'not-found' });
      await core.start();
      await core.add(task);
      await core.clock.advance(700_000);
      expect(core.gateway.looks().map(({ route }) => route)).toEqual(['tasks']);
      expect(core.state(task)).toEqual({ name: 'not-found' });
    },
  );

  it.each([
    ['task_x', ['videos', 'tasks']],
    ['cgt-2026', ['tasks', 'videos']],
  ])('asks for %s exactly once on each route', async (task, routes) => {
    const core = await coreUnderTest();
    core.gateway.onLook(task, { kind: 'not-found' });
    await core.start();
    await core.add(task);
    await core.clock.advance(700_000);
    expect(core.gateway.looks().map(({ route }) => route)).toEqual(routes);
    expect(core.state(task)).toEqual({ name: 'not-found' });
  });

  it('stays on the route that answered', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('task_x', { kind: 'not-found' }, running());
    await core.start();
    await core.add('task_x');
    await core.clock.advance(11_000);
    const routes = core.gateway.looks().map(({ route }) => route);
    expect(routes.slice(0, 4)).toEqual(['videos', 'tasks', 'tasks', 'tasks']);
  });

  it('does not take trouble on the second route for a task that is not there', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('task_x', { kind: 'not-found' }, unavailable(), running());
    await core.start();
    await core.add('task_x');
    await core.clock.advance(20_000);
    expect(core.state('task_x')).toMatchObject({ name: 'watching', phase: 'generating' });
  });
});

describe('what everybody suffers from', () => {
  it('holds everything on a rejected key, fails nothing, and goes on with a new key', async () => {
    const core = await coreUnderTest();
    const tasks = ['video_a', 'video_b', 'video_c'];
    for (const task of tasks) {
      core.gateway.onLook(task, ({ key }) => (key === testKey ? rejected : running(10)));
    }
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(1_000);
    expect(core.holds.list()).toMatchObject([
      { name: 'key-rejected', message: 'Invalid API key.' },
    ]);
    expect(core.keys.view().status).toBe('rejected');
    const asked = core.gateway.looks().length;
    await core.clock.advance(600_000);
    expect(core.gateway.looks()).toHaveLength(asked);
    for (const task of tasks) expect(core.state(task)?.name).toBe('watching');

    await core.keys.enter('another-key-of-mine');
    await core.clock.advance(2_000);
    expect(core.holdNames()).toEqual([]);
    for (const task of tasks) expect(core.state(task)).toMatchObject({ progress: 10 });
    expect(await core.stranded()).toEqual([]);
  });

  it('does not blame a new key for what the old one was told', async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<LookOutcome>((resolve) => (answerLate = () => resolve(rejected)));
    const core = await following(() => late, running());
    await core.keys.enter('another-key-of-mine');
    answerLate();
    await core.clock.advance(10_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.keys.view().status).toBe('ready');
    expect(await core.stranded()).toEqual([]);
  });

  it('holds with the message when access is denied, without the key in it', async () => {
    const message = `No balance left for ${testKey}`;
    const core = await following({ kind: 'access-denied', message }, running());
    expect(core.holds.list()).toMatchObject([
      { name: 'access-denied', message: 'No balance left for •••' },
    ]);
    await core.clock.advance(300_000);
    expect(timesOf(core)).toHaveLength(1);
    core.holds.lift('access-denied');
    await core.clock.advance(1_000);
    expect(core.state(id)).toMatchObject({ phase: 'generating' });
  });

  it('slows the whole key down for as long as the service asks', async () => {
    const core = await following({ kind: 'slow-down', retryAfterMs: 60_000 }, running());
    core.gateway.onLook('video_two', running());
    await core.add('video_two');
    await core.clock.advance(59_000);
    expect(core.gateway.looks()).toHaveLength(1);
    await core.clock.advance(3_000);
    expect(core.gateway.looks().length).toBeGreaterThanOrEqual(2);
    expect(core.holdNames()).toEqual([]);
    expect(core.state(id)?.name).toBe('watching');
  });

  it.each([unavailable(500), unavailable(503), unreachable])(
    'never fails a task by $kind $status',
    async (outcome) => {
      const core = await following(outcome, outcome, outcome, running(5));
      await core.clock.advance(60_000);
      expect(core.state(id)).toMatchObject({ name: 'watching', progress: 5 });
      expect(core.holdNames()).toEqual([]);
    },
  );

  it('says offline after two answers that did not come, asks slower, and goes on by itself', async () => {
    let isOnline = false;
    const core = await following(() => (isOnline ? running(7) : unreachable));
    expect(core.holdNames()).toEqual([]);
    await core.clock.advance(10_000);
    expect(core.holdNames()).toEqual(['offline']);
    await core.clock.advance(3_600_000);
    const gaps = gapsOf(timesOf(core)).slice(-20);
    expect(Math.min(...gaps)).toBeGreaterThan(10_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(35_000);
    isOnline = true;
    await core.clock.advance(36_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.state(id)).toMatchObject({ name: 'watching', progress: 7 });
  });

  it('is no longer offline when the service answers, even with an error', async () => {
    const core = await following(unreachable, unreachable, unavailable(503));
    await core.clock.advance(60_000);
    expect(core.holdNames()).toEqual([]);
  });

  it('holds when the service has moved, and sends nothing to the new place by itself', async () => {
    const core = await following({ kind: 'moved', to: 'https://elsewhere.example/v1' });
    await core.clock.advance(60_000);
    expect(core.holds.list()).toMatchObject([
      { name: 'gateway-moved', subject: 'https://elsewhere.example/v1' },
    ]);
    expect(timesOf(core)).toHaveLength(1);
    await core.settings.change({ baseUrl: 'https://elsewhere.example/v1' });
    await core.clock.advance(60_000);
    expect(core.holdNames()).toEqual(['no-key']);
    expect(timesOf(core)).toHaveLength(1);
  });
});

describe('the end of watching', () => {
  it('times out after 10 minutes of watching, asks no more, and starts again when told', async () => {
    const core = await following(running(50));
    await core.clock.advance(598_000);
    expect(core.state(id)?.name).toBe('watching');
    await core.clock.advance(8_000);
    expect(core.state(id)).toEqual({ name: 'timed-out' });
    const asked = timesOf(core).length;
    await core.clock.advance(600_000);
    expect(timesOf(core)).toHaveLength(asked);
    expect(await core.desk.act(id, 'watch-again')).toBe(true);
    await core.clock.advance(590_000);
    expect(core.state(id)?.name).toBe('watching');
  });

  it('does not count time on hold or asleep', async () => {
    const core = await following(running());
    await core.clock.advance(300_000);
    core.holds.raise('access-denied');
    await core.clock.advance(3_600_000);
    core.holds.lift('access-denied');
    await core.clock.advance(1_000);
    core.runner.sleep();
    await core.clock.advance(3_600_000);
    core.runner.wake();
    await core.clock.advance(280_000);
    expect(core.state(id)?.name).toBe('watching');
    await core.clock.advance(30_000);
    expect(core.state(id)?.name).toBe('timed-out');
  });

  it('loses no time watched by a sleep, and a hold meanwhile does not end the sleep', async () => {
    const core = await following(running());
    await core.clock.advance(300_000);
    core.runner.sleep();
    core.holds.raise('offline');
    core.holds.lift('offline');
    // Where timers go on during the sleep, looks may, too; their time does not count.
    await core.clock.advance(3_600_000);
    core.runner.wake();
    await core.clock.advance(280_000);
    expect(core.state(id)?.name).toBe('watching');
    await core.clock.advance(30_000);
    expect(core.state(id)?.name).toBe('timed-out');
  });

  it('does not count time offline', async () => {
    let isOnline = false;
    const core = await following(() => (isOnline ? running() : unreachable));
    await core.clock.advance(7_200_000);
    isOnline = true;
    await core.clock.advance(300_000);
    expect(core.state(id)?.name).toBe('watching');
  });

  it('looks once at a timed-out task when the app starts again', async () => {
    const first = await following(running());
    await first.clock.advance(606_000);
    const second = await coreUnderTest({ store: first.store });
    second.gateway.onLook(id, running());
    await second.start();
    await second.clock.advance(600_000);
    expect(timesOf(second)).toHaveLength(1);
    expect(second.state(id)).toEqual({ name: 'timed-out' });

    const third = await coreUnderTest({ store: first.store });
    third.gateway.onLook(id, completed);
    third.gateway.onFetch(id, never);
    await third.start();
    expect(third.state(id)?.name).toBe('downloading');
  });

  it('looks once at a timed-out task after each wake', async () => {
    const core = await following(running());
    await core.clock.advance(606_000);
    const asked = timesOf(core).length;
    for (const sleeps of [1, 2]) {
      core.runner.sleep();
      core.runner.wake();
      await core.clock.advance(300_000);
      expect(timesOf(core)).toHaveLength(asked + sleeps);
    }
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, never);
    core.runner.sleep();
    core.runner.wake();
    await core.clock.advance(1_000);
    expect(core.state(id)?.name).toBe('downloading');
  });

  it('still owes that look when a hold or trouble was in its way', async () => {
    const first = await following(running());
    await first.clock.advance(606_000);
    const second = await coreUnderTest({ store: first.store });
    second.gateway.onLook(id, rejected, completed);
    second.gateway.onFetch(id, never);
    await second.start();
    await second.clock.advance(60_000);
    expect(timesOf(second)).toHaveLength(1);
    await second.keys.enter('another-key-of-mine');
    await second.clock.advance(1_000);
    expect(second.state(id)?.name).toBe('downloading');
  });

  it('looks at a timed-out task again, but seldom, while the service is down', async () => {
    const first = await following(running());
    await first.clock.advance(606_000);
    const second = await coreUnderTest({ store: first.store });
    second.gateway.onLook(id, unavailable(), completed);
    second.gateway.onFetch(id, never);
    await second.start();
    await second.clock.advance(29_000);
    expect(timesOf(second)).toHaveLength(1);
    await second.clock.advance(35_000);
    expect(timesOf(second)).toHaveLength(2);
    expect(second.state(id)?.name).toBe('downloading');
  });

  it('owes no further look once the service told about a timed-out task', async () => {
    const first = await following(running());
    await first.clock.advance(606_000);
    const second = await coreUnderTest({ store: first.store });
    second.gateway.onLook(id, unavailable(), running());
    await second.start();
    await second.clock.advance(600_000);
    expect(timesOf(second)).toHaveLength(2);
    second.holds.raise('access-denied');
    second.holds.lift('access-denied');
    await second.clock.advance(60_000);
    expect(timesOf(second)).toHaveLength(2);
  });

  it('shows the message of a failed generation without secrets in it, and looks again when told', async () => {
    const core = await following(failedTask(`refused ${testKey}`, testKey), running());
    expect(core.state(id)).toEqual({
      name: 'failed',
      problem: { code: 'service-failed', message: 'refused •••', detail: '•••' },
      retry: 'look',
    });
    await core.clock.advance(60_000);
    expect(timesOf(core)).toHaveLength(1);
    expect(await core.desk.act(id, 'check-again')).toBe(true);
    await core.clock.advance(0);
    expect(core.state(id)).toMatchObject({ name: 'watching', phase: 'generating' });
  });

  it('shows a message that cleaning made longer', async () => {
    const key = 'k-234567';
    const core = await coreUnderTest({ key, standIn: '[redacted]' });
    core.gateway.onLook('video_failed', failedTask('x'.repeat(492) + key));
    core.gateway.onLook('video_odd', running(null, `${'y'.repeat(72)}${key}`));
    await core.start();
    await core.add('video_failed', 'video_odd');
    await core.clock.advance(1_000);
    expect(core.state('video_failed')).toMatchObject({
      problem: { message: `${'x'.repeat(492)}[redacte` },
    });
    expect(core.state('video_odd')).toMatchObject({ rawStatus: `${'y'.repeat(72)}[redacte` });
  });

  it('notes the links of an image task and takes the first terminal answer', async () => {
    const core = await following(completedImages('/p/img/1'), failedTask('late'));
    core.gateway.onFetch(id, never);
    expect(core.state(id)?.name).toBe('downloading');
    expect(core.links.get(id)).toEqual(['/p/img/1']);
    await core.clock.advance(60_000);
    expect(timesOf(core)).toHaveLength(1);
  });
});

describe('answers that say little', () => {
  it('keeps watching on a status nobody documented, and shows it as it is', async () => {
    const core = await following(running(null, 'NOT_START'));
    await core.clock.advance(20_000);
    expect(core.state(id)).toMatchObject({ name: 'watching', rawStatus: 'NOT_START' });
    expect(timesOf(core).length).toBeGreaterThan(3);
  });

  it('gives a task its whole time again that is watched again while its one look is still owed', async () => {
    const first = await following(running());
    await first.clock.advance(606_000);
    const core = await coreUnderTest({ store: first.store });
    core.gateway.onLook(id, unavailable());
    await core.start();
    await core.clock.advance(5_000);
    expect(core.state(id)).toEqual({ name: 'timed-out' });
    core.gateway.onLook(id, running());
    const asked = timesOf(core).length;
    expect(await core.desk.act(id, 'watch-again')).toBe(true);
    await core.clock.advance(5_000);
    expect(timesOf(core).length).toBeGreaterThan(asked);
    await core.clock.advance(500_000);
    expect(core.state(id)?.name).toBe('watching');
    await core.clock.advance(110_000);
    expect(core.state(id)).toEqual({ name: 'timed-out' });
  });

  it('lets progress fall, and decides nothing by it', async () => {
    const core = await following(running(100), running(20));
    await core.clock.advance(5_000);
    expect(core.state(id)).toMatchObject({ name: 'watching', progress: 20 });
  });

  it('passes over a few answers without a task in them, then shows it, and keeps watching', async () => {
    const core = await following({ kind: 'unreadable', reason: 'an HTML page' });
    await core.clock.advance(11_000);
    expect(core.state(id)).toMatchObject({ isUnclear: false });
    await core.clock.advance(14_000);
    expect(core.state(id)).toMatchObject({ name: 'watching', isUnclear: true });
    expect(await core.stranded()).toEqual([]);
  });

  it('shows nothing of unclear answers that stay few between clear ones', async () => {
    const unclear: LookOutcome = { kind: 'unreadable', reason: 'an HTML page' };
    const some = [unclear, unclear, unclear, running(3)];
    const core = await following(...some, ...some, ...some);
    for (let step = 0; step < 60; step += 1) {
      await core.clock.advance(1_000);
      expect(core.state(id)).toMatchObject({ isUnclear: false });
    }
  });

  it('writes nothing while only the progress moves', async () => {
    const core = await following(running(1), running(2), running(3));
    await core.clock.advance(20_000);
    expect(core.store.puts.map(({ state }) => state)).toMatchObject([
      { name: 'watching', phase: 'waiting' },
      { name: 'watching', phase: 'generating' },
    ]);
  });

  it('goes on watching after the disk refused to keep a state', async () => {
    const core = await following(running());
    core.store.refusal = new Error('the database is gone');
    core.gateway.onLook(id, failedTask('no'));
    await core.clock.advance(10_000);
    expect(core.state(id)?.name).toBe('failed');
    core.store.refusal = null;
    core.gateway.onLook(id, running());
    await core.desk.act(id, 'check-again');
    await core.clock.advance(10_000);
    expect(core.store.rows.get(id)?.state.name).toBe('watching');
  });
});
