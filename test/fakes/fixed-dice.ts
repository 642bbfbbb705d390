import type { Dice } from '../../src/main/core/ports/clock';

/** Chance that repeats itself for the same seed: mulberry32, uniform enough for tests. */
export class FixedDice implements Dice {
  #state: number;

  constructor(seed = 1) {
    this.#state = seed >>> 0;
  }

  between(low: number, high: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low);
  }
}
