import type { Dice } from '../core/ports/clock';

/** Real chance; it spreads requests and guards nothing, so it need not be cryptographic. */
export class SystemDice implements Dice {
  between(low: number, high: number): number {
    return low + Math.random() * (high - low);
  }
}
