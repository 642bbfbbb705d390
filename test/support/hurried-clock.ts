import { SystemClock } from '../../src/main/adapters/system-clock';
import type { Cancel, Clock } from '../../src/main/core/ports/clock';

/** The machine's own time, so many times as fast: the app waits moments instead of seconds while real requests go on. */
export class HurriedClock implements Clock {
  readonly #system = new SystemClock();

  constructor(private readonly times: number) {}

  /** Wall time stays true: headers and links are dated by it. */
  nowMs(): number {
    return this.#system.nowMs();
  }

  monotonicMs(): number {
    return this.#system.monotonicMs() * this.times;
  }

  after(delayMs: number, act: () => void): Cancel {
    return this.#system.after(delayMs / this.times, act);
  }
}
