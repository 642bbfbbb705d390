import { expect, it } from 'vitest';
import { SystemDice } from './system-dice';

it('throws within the bounds and not always the same', () => {
  const dice = new SystemDice();
  const throws = Array.from({ length: 500 }, () => dice.between(3_000, 5_000));
  expect(throws.every((value) => value >= 3_000 && value < 5_000)).toBe(true);
  expect(new Set(throws).size).toBeGreaterThan(400);
  expect(Math.max(...throws) - Math.min(...throws)).toBeGreaterThan(1_000);
});
