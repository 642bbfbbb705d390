import { describe, expect, it } from 'vitest';
import { FixedDice } from './fixed-dice';
import { VirtualClock } from './virtual-clock';

describe('the virtual clock', () => {
  it('runs timers in the order of their time, then of their setting', async () => {
    const clock = new VirtualClock(1_000);
    const seen: string[] = [];
    clock.after(20, () => seen.push(`c@${clock.nowMs()}`));
    clock.after(10, () => seen.push(`a@${clock.nowMs()}`));
    clock.after(10, () => seen.push(`b@${clock.nowMs()}`));
    clock.after(21, () => seen.push('late'));
    await clock.advance(20);
    expect(seen).toEqual(['a@1010', 'b@1010', 'c@1020']);
    expect(clock.pending).toBe(1);
    expect(clock.monotonicMs()).toBe(20);
  });

  it('runs timers that a promise sets after an earlier timer, within the same advance', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for (let round = 0; round < 5; round += 1) {
        await new Promise<void>((resolve) => clock.after(100, resolve));
        await Promise.resolve();
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(clock.nowMs());
      }
    };
    const ended = loop();
    await clock.advance(500);
    await ended;
    expect(seen).toEqual([100, 200, 300, 400, 500]);
  });

  it('leaves a timer that was taken back', async () => {
    const clock = new VirtualClock();
    const cancel = clock.after(5, () => expect.fail('it was taken back'));
    cancel();
    cancel();
    await clock.advance(10);
    expect(clock.pending).toBe(0);
  });

  it('lets the wall time jump without the timers noticing', async () => {
    const clock = new VirtualClock(0);
    let fired = false;
    clock.after(50, () => (fired = true));
    clock.jumpWall(1_000_000);
    await clock.advance(49);
    expect(fired).toBe(false);
    expect(clock.nowMs()).toBe(1_000_049);
  });
});

describe('the fixed dice', () => {
  it('throws the same again for the same seed, within the bounds', () => {
    const throwsOf = (seed: number): number[] => {
      const dice = new FixedDice(seed);
      return Array.from({ length: 200 }, () => dice.between(3, 5));
    };
    expect(throwsOf(7)).toEqual(throwsOf(7));
    expect(throwsOf(7)).not.toEqual(throwsOf(8));
    expect(throwsOf(7).every((value) => value >= 3 && value < 5)).toBe(true);
    const mean = throwsOf(7).reduce((sum, value) => sum + value, 0) / 200;
    expect(mean).toBeGreaterThan(3.8);
    expect(mean).toBeLessThan(4.2);
  });
});
