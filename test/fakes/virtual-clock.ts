import type { Cancel, Clock } from '../../src/main/core/ports/clock';

// Taken now, so that a test that fakes Node's timers does not stop the turns below.
const nextTurn = setImmediate;

// A promise that waits for another that waits for the file system needs more than one turn.
const turnsPerDrain = 8;

interface Timer {
  readonly dueMs: number;
  readonly act: () => void;
}

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  // Insertion order breaks the tie of timers that are due at the same moment.
  readonly #timers = new Set<Timer>();

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#wallMs = startMs;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  nowMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  after(delayMs: number, act: () => void): Cancel {
    const timer: Timer = { dueMs: this.#monotonicMs + Math.max(0, delayMs), act };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Runs what becomes due within `ms`, in order, letting everything settle between two timers. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#monotonicMs + ms;
    await settle();
    for (let next = this.#nextDue(endMs); next !== null; next = this.#nextDue(endMs)) {
      this.#timers.delete(next);
      this.#moveTo(Math.max(this.#monotonicMs, next.dueMs));
      next.act();
      await settle();
    }
    this.#moveTo(endMs);
  }

  /** Moves the wall time alone, as a person or a time server does. */
  jumpWall(ms: number): void {
    this.#wallMs += ms;
  }

  #moveTo(monotonicMs: number): void {
    this.#wallMs += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }

  #nextDue(endMs: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.dueMs <= endMs && (next === null || timer.dueMs < next.dueMs)) next = timer;
    }
    return next;
  }
}

/** Lets promises and finished file operations run their continuations. */
export async function settle(turns = turnsPerDrain): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise<void>((resolve) => {
      nextTurn(resolve);
    });
  }
}
