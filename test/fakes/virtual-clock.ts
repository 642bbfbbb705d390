import type { Cancel, Clock } from '../../src/main/core/ports/clock';

// Taken now, so that a test that fakes Node's timers does not stop the turns below.
const nextTurn = setImmediate;

// A promise that waits for another that waits for the file system needs more than one turn.
const turnsPerDrain = 8;

interface Timer {
  readonly dueMs: number;
  /** Breaks the tie of timers that are due at the same moment. */
  readonly number: number;
  act: (() => void) | null;
}

/** A clock that stands still until a test moves it. */
export class VirtualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  // A binary heap, the next timer first: a day of two thousand tasks is millions of timers.
  readonly #timers: Timer[] = [];
  readonly #turns: number;
  #made = 0;
  #pending = 0;

  /** `turns` of the event loop pass between two timers; one is enough where nothing real is waited for. */
  constructor(startMs = Date.UTC(2026, 0, 1), turns = turnsPerDrain) {
    this.#wallMs = startMs;
    this.#turns = turns;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#pending;
  }

  nowMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  after(delayMs: number, act: () => void): Cancel {
    this.#made += 1;
    const dueMs = this.#monotonicMs + Math.max(0, delayMs);
    const timer: Timer = { dueMs, number: this.#made, act };
    this.#push(timer);
    this.#pending += 1;
    return () => {
      if (timer.act !== null) this.#pending -= 1;
      timer.act = null;
    };
  }

  /** Runs what becomes due within `ms`, in order, letting everything settle between two timers. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#monotonicMs + ms;
    await settle(this.#turns);
    for (let next = this.#timers[0]; next !== undefined; next = this.#timers[0]) {
      if (next.dueMs > endMs) break;
      this.#pop();
      const { act } = next;
      if (act === null) continue;
      next.act = null;
      this.#pending -= 1;
      this.#moveTo(Math.max(this.#monotonicMs, next.dueMs));
      act();
      await settle(this.#turns);
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

  #push(timer: Timer): void {
    let at = this.#timers.push(timer) - 1;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = this.#timers[parentAt];
      if (parent === undefined || isBefore(parent, timer)) break;
      this.#timers[at] = parent;
      at = parentAt;
    }
    this.#timers[at] = timer;
  }

  #pop(): void {
    const last = this.#timers.pop();
    if (last === undefined || this.#timers.length === 0) return;
    let at = 0;
    for (;;) {
      const left = this.#timers[2 * at + 1];
      const right = this.#timers[2 * at + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (isBefore(last, child)) break;
      this.#timers[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    this.#timers[at] = last;
  }
}

const isBefore = (a: Timer, b: Timer): boolean =>
  a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.number < b.number);

/** Lets promises and finished file operations run their continuations. */
export async function settle(turns = turnsPerDrain): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise<void>((resolve) => {
      nextTurn(resolve);
    });
  }
}
