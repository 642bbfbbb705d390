import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left';

describe('the time that a download still takes', () => {
  it.each([
    ['to the second when it is short', 28e6, 3.6e6, 8_000],
    ['never before it is over', 1, 4e6, 1_000],
    ['to five seconds when it is longer, so that it does not jitter', 16e6, 1e6, 20_000],
    ['not while nothing comes', 5e6, 0, null],
    ['not once all has come', 0, 4e6, null],
    ['not over a day', 1e12, 1e6, null],
  ])('%s', (_name, bytes, bytesPerSecond, ms) => {
    expect(timeLeft(bytes, bytesPerSecond)).toBe(ms);
  });
});
