/** Takes back what was scheduled; calling it twice, or late, does nothing. */
export type Cancel = () => void;

/** Time, as the app's rules see it. */
export interface Clock {
  /** Wall time in milliseconds since 1970; may jump. */
  nowMs(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonicMs(): number;
  after(delayMs: number, act: () => void): Cancel;
}

/** Chance, as the app's rules see it. */
export interface Dice {
  /** A uniform number from `low` (inclusive) to `high` (exclusive). */
  between(low: number, high: number): number;
}
