import { describe, expect, it } from 'vitest';
import { FixedDice } from '../../../test/fakes/fixed-dice';
import { settle, VirtualClock } from '../../../test/fakes/virtual-clock';
import { notWanted, RequestLimiter } from './request-limiter';
import type { Turn } from './turn-queue';

function limiting() {
  const clock = new VirtualClock();
  const limiter = new RequestLimiter(clock, new FixedDice());
  const starts: { readonly name: string; readonly atMs: number }[] = [];
  const ends: (() => void)[] = [];
  let flying = 0;
  const seen = { mostFlying: 0 };
  const send = (
    name: string,
    isLong = false,
    turn: Turn = 'prompt',
    signal: AbortSignal = new AbortController().signal,
  ): Promise<unknown> =>
    limiter.run({
      ...{ turn, signal },
      isWanted: () => true,
      act: async () => {
        starts.push({ name, atMs: clock.monotonicMs() });
        flying += 1;
        seen.mostFlying = Math.max(seen.mostFlying, flying);
        if (isLong) await new Promise<void>((resolve) => ends.push(resolve));
        flying -= 1;
      },
    });
  return { clock, limiter, starts, ends, seen, send };
}

describe('the limiter', () => {
  it('spaces requests evenly, ten a second', async () => {
    const { clock, starts, send } = limiting();
    for (let at = 0; at < 20; at += 1) void send(String(at));
    await clock.advance(5_000);
    expect(starts.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 20 }, (_, at) => at * 100));
  });

  it('has no more than six under way', async () => {
    const { clock, starts, ends, seen, send } = limiting();
    for (let at = 0; at < 20; at += 1) void send(String(at), true);
    await clock.advance(10_000);
    expect(starts).toHaveLength(6);
    ends[0]?.();
    await clock.advance(1_000);
    expect(starts).toHaveLength(7);
    expect(seen.mostFlying).toBe(6);
  });

  it('serves 300 that ask again and again in turn, nobody twice before all others', async () => {
    const { clock, starts, send } = limiting();
    const names = Array.from({ length: 300 }, (_, at) => String(at));
    const again = async (name: string): Promise<void> => {
      for (;;) await send(name);
    };
    for (const name of names) void again(name);
    await clock.advance(90_050);
    expect(starts.slice(0, 900).map(({ name }) => name)).toEqual([...names, ...names, ...names]);
  });

  it('lets a single request feel the way after trouble, and all go once it is over', async () => {
    const { clock, limiter, starts, ends, send } = limiting();
    limiter.backOff(null);
    for (let at = 0; at < 5; at += 1) void send(String(at), true);
    await clock.advance(400);
    expect(starts).toHaveLength(0);
    await clock.advance(10_000);
    expect(starts).toHaveLength(1);
    limiter.ease();
    ends[0]?.();
    await clock.advance(2_000);
    expect(starts).toHaveLength(5);
  });

  it('waits longer with each trouble, never beyond 30 seconds, and briefly again after an answer', async () => {
    const { clock, limiter, starts, send } = limiting();
    const waits: number[] = [];
    for (let trouble = 0; trouble < 12; trouble += 1) {
      const fromMs = clock.monotonicMs();
      limiter.backOff(null);
      void send(String(trouble));
      await clock.advance(31_000);
      waits.push((starts.at(-1)?.atMs ?? 0) - fromMs);
    }
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(waits[3]).toBeGreaterThanOrEqual(4_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(Math.min(...waits.slice(6))).toBeGreaterThanOrEqual(15_000);
    limiter.ease();
    limiter.backOff(null);
    const fromMs = clock.monotonicMs();
    void send('after');
    await clock.advance(31_000);
    expect((starts.at(-1)?.atMs ?? 0) - fromMs).toBeLessThanOrEqual(1_000);
  });

  it.each([
    [20_000, 20_000, 20_500],
    [86_400_000, 300_000, 300_500],
    [0, 500, 1_000],
    [-5_000, 500, 1_000],
  ])('asked to wait %i ms, waits from %i to %i ms', async (askedMs, leastMs, mostMs) => {
    const { clock, limiter, starts, send } = limiting();
    limiter.backOff(askedMs);
    void send('one');
    await clock.advance(600_000);
    // Everybody who was told the same must not come back at the same moment.
    expect(starts[0]?.atMs).not.toBe(leastMs);
    expect(starts[0]?.atMs).toBeGreaterThanOrEqual(leastMs);
    expect(starts[0]?.atMs).toBeLessThanOrEqual(mostMs);
  });

  it('takes several answers to one burst as one trouble', async () => {
    const { clock, limiter, starts, send } = limiting();
    for (let at = 0; at < 6; at += 1) limiter.backOff(null);
    void send('one');
    await clock.advance(1_000);
    expect(starts).toHaveLength(1);
  });

  it('drops what nobody wants any more without sending it, and goes at once when told', async () => {
    const { clock, limiter, starts, send } = limiting();
    limiter.backOff(null);
    let isWanted = true;
    const dropped = limiter.run({
      turn: 'prompt',
      signal: new AbortController().signal,
      isWanted: () => isWanted,
      act: () => expect.fail('nobody wants it'),
    });
    void send('next');
    isWanted = false;
    limiter.goNow();
    expect(await dropped).toBe(notWanted);
    await clock.advance(0);
    expect(starts.map(({ name }) => name)).toEqual(['next']);
  });

  it('does not shorten a pause that the service asked for, whoever is in a hurry', async () => {
    const { clock, limiter, starts, send } = limiting();
    limiter.backOff(60_000);
    limiter.backOff(null);
    void send('one');
    limiter.goNow();
    await clock.advance(59_999);
    expect(starts).toHaveLength(0);
    await clock.advance(600);
    expect(starts).toHaveLength(1);

    limiter.backOff(60_000);
    limiter.startAfresh();
    void send('to another service');
    await clock.advance(1_000);
    expect(starts).toHaveLength(2);
  });

  it('asks half as often once it was told that it is too much, once for a burst, and recovers slowly', async () => {
    const { clock, limiter, starts, send } = limiting();
    for (let at = 0; at < 6; at += 1) limiter.slowDown(1_000);
    expect(limiter.perSecond).toBe(5);
    await clock.advance(1_500);
    limiter.slowDown(null);
    expect(limiter.perSecond).toBe(2.5);
    limiter.ease();
    await clock.advance(2_000);
    const fromMs = clock.monotonicMs();
    for (let at = 0; at < 20; at += 1) void send(String(at)).then(() => limiter.ease());
    await clock.advance(30_000);
    const lastMs = (starts.at(-1)?.atMs ?? 0) - fromMs;
    expect(lastMs).toBeGreaterThan(6_500);
    expect(lastMs).toBeLessThan(7_600);
    for (let answers = 0; answers < 200; answers += 1) limiter.ease();
    expect(limiter.perSecond).toBe(10);
    for (let at = 0; at < 20; at += 1) {
      limiter.slowDown(null);
      await clock.advance(31_000);
    }
    expect(limiter.perSecond).toBe(0.2);
  });

  it('says how many get through when answers are slow, and forgets that and a lowered rate for another service', async () => {
    const { clock, limiter } = limiting();
    for (let at = 0; at < 60; at += 1) {
      void limiter.run({
        turn: 'routine',
        signal: new AbortController().signal,
        isWanted: () => true,
        act: () => new Promise<void>((resolve) => void clock.after(2_000, resolve)),
      });
    }
    await clock.advance(60_000);
    // Six at a time, each for 2 s.
    expect(limiter.perSecond).toBeCloseTo(3, 1);
    limiter.startAfresh();
    expect(limiter.perSecond).toBe(10);
    limiter.slowDown(null);
    expect(limiter.perSecond).toBe(5);
    limiter.startAfresh();
    expect(limiter.perSecond).toBe(10);
  });

  it('forgets at once who gave up, so that nobody is told to wait for them', async () => {
    const { clock, limiter, starts, send } = limiting();
    const stoppers = Array.from({ length: 100 }, () => new AbortController());
    const gone = stoppers.map(({ signal }, at) => send(`gone ${at}`, false, 'routine', signal));
    expect(limiter.expectedWaitMs('routine')).toBeGreaterThan(9_000);
    for (const stopper of stoppers) stopper.abort();
    expect(limiter.expectedWaitMs('routine')).toBeLessThanOrEqual(100);
    await Promise.all(gone);
    void send('next');
    await clock.advance(1_000);
    expect(starts.map(({ name }) => name)).toEqual(['gone 0', 'next']);
  });

  it('keeps nobody waiting who had given up before', async () => {
    const { clock, limiter, starts, send } = limiting();
    limiter.backOff(60_000);
    void send('first');
    const gaveUp = new AbortController();
    gaveUp.abort();
    const answers: unknown[] = [];
    void send('late', false, 'prompt', gaveUp.signal).then((answer) => answers.push(answer));
    await clock.advance(1_000);
    expect(answers).toEqual([notWanted]);
    await clock.advance(70_000);
    expect(starts.map(({ name }) => name)).toEqual(['first']);
  });

  it('asks nobody a second time while a new one has waited longer for the first', async () => {
    const { clock, starts, send } = limiting();
    const again = async (name: string): Promise<void> => {
      await send(name);
      for (;;) {
        await new Promise<void>((resolve) => void clock.after(4_000, resolve));
        await send(name, false, 'routine');
      }
    };
    const names = Array.from({ length: 300 }, (_, at) => String(at));
    for (const name of names) void again(name);
    await clock.advance(60_000);
    expect(starts.slice(0, 600).map(({ name }) => name)).toEqual([...names, ...names]);
  });

  it('gives each kind its share when many wait, and starves nobody', async () => {
    const { clock, starts, send } = limiting();
    const turns: readonly Turn[] = ['routine', 'rescue', 'result', 'prompt'];
    for (const turn of turns) {
      for (let at = 0; at < 100; at += 1) void send(`${turn} ${at}`, false, turn);
    }
    // The very first leaves before the others have come.
    await clock.advance(12_050);
    const served = (turn: Turn): string[] =>
      starts.map(({ name }) => name).filter((name) => name.startsWith(turn));
    expect(turns.map((turn) => served(turn).length)).toEqual([21, 20, 20, 60]);
    expect(served('prompt')).toEqual(Array.from({ length: 60 }, (_, at) => `prompt ${at}`));
    await clock.advance(30_000);
    expect(starts).toHaveLength(400);
  });

  it('takes new rules at once', async () => {
    const { clock, limiter, starts, ends, seen, send } = limiting();
    limiter.setRules({ requestsPerSecond: 1, inFlight: 6 });
    for (let at = 0; at < 100; at += 1) void send(String(at));
    await clock.advance(9_500);
    expect(starts).toHaveLength(10);
    limiter.setRules({ requestsPerSecond: 20, inFlight: 6 });
    await clock.advance(10_000);
    expect(starts).toHaveLength(100);
    limiter.setRules({ requestsPerSecond: 20, inFlight: 2 });
    for (let at = 0; at < 10; at += 1) void send(String(at), true);
    await clock.advance(10_000);
    expect(ends).toHaveLength(2);
    expect(seen.mostFlying).toBe(2);
  });

  it('does not let a wait by a slower rate outlast that rate', async () => {
    const { clock, limiter, starts, send } = limiting();
    limiter.setRules({ requestsPerSecond: 0.2, inFlight: 6 });
    void send('one');
    void send('two');
    limiter.setRules({ requestsPerSecond: 10, inFlight: 6 });
    await clock.advance(100);
    expect(starts).toHaveLength(2);
  });

  it('tells how long a request that comes now would wait', async () => {
    const { clock, limiter, starts, send } = limiting();
    for (let at = 0; at < 50; at += 1) void send('another');
    const expectedMs = limiter.expectedWaitMs('prompt');
    void send('this');
    await clock.advance(10_000);
    const atMs = starts.find(({ name }) => name === 'this')?.atMs ?? NaN;
    expect(Math.abs(atMs - expectedMs)).toBeLessThanOrEqual(100);
  });

  it('hands on an error and keeps its place free for others', async () => {
    const { clock, limiter, starts, send } = limiting();
    for (let at = 0; at < 8; at += 1) {
      const failing = limiter.run({
        turn: 'prompt',
        signal: new AbortController().signal,
        isWanted: () => true,
        act: () => Promise.reject(new Error('broken')),
      });
      failing.catch(() => null);
    }
    void send('last');
    await clock.advance(2_000);
    await settle();
    expect(starts).toHaveLength(1);
  });
});
