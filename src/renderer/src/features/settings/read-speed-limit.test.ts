import { describe, expect, it } from 'vitest';
import { readSpeedLimit } from './read-speed-limit';

describe('a speed limit as typed', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['5', 5_000_000],
    ['2.5', 2_500_000],
    ['0,5', 500_000],
    ['.75', 750_000],
    ['1,000', 1_000_000_000],
    ['0.01', 10_000],
    [' 3 MB/s ', 3_000_000],
    ['２．５', 2_500_000],
    ['2。5', 2_500_000],
  ])('%j is %j bytes per second', (text, bytesPerSecond) => {
    expect(readSpeedLimit(text)).toEqual({ ok: true, bytesPerSecond });
  });

  it.each([
    ['fast', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['-1', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['.', 'not-a-number'],
    ['0', 'out-of-range'],
    ['0.009', 'out-of-range'],
    ['1000.1', 'out-of-range'],
    ['9'.repeat(400), 'out-of-range'],
  ])('%j is refused: %s', (text, why) => {
    expect(readSpeedLimit(text)).toEqual({ ok: false, why });
  });
});
