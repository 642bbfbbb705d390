import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from './system-clock';

describe('the system clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('acts once, when the delay has passed', () => {
    const act = vi.fn();
    new SystemClock().after(1_000, act);
    vi.advanceTimersByTime(999);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100_000);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('waits out a delay that is longer than a timer of Node can be', () => {
    const act = vi.fn();
    const delayMs = 2 ** 32;
    new SystemClock().after(delayMs, act);
    vi.advanceTimersByTime(delayMs - 1);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('takes a long delay back after its first step', () => {
    const act = vi.fn();
    const cancel = new SystemClock().after(2 ** 32, act);
    vi.advanceTimersByTime(2 ** 31 + 5);
    cancel();
    cancel();
    vi.advanceTimersByTime(2 ** 33);
    expect(act).not.toHaveBeenCalled();
  });

  it('takes a delay below zero as none', () => {
    const act = vi.fn();
    new SystemClock().after(-5, act);
    vi.advanceTimersByTime(0);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
