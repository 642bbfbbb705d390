import type { Cancel, Clock } from '../core/ports/clock';

// A longer delay makes Node fire the timer at once.
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own time. */
export class SystemClock implements Clock {
  nowMs(): number {
    return Date.now();
  }

  monotonicMs(): number {
    return performance.now();
  }

  after(delayMs: number, act: () => void): Cancel {
    let timer: NodeJS.Timeout;
    const arm = (remainingMs: number): void => {
      const stepMs = Math.min(remainingMs, longestTimerMs);
      timer = setTimeout(() => {
        if (remainingMs > stepMs) arm(remainingMs - stepMs);
        else act();
      }, stepMs);
    };
    arm(Math.max(0, delayMs));
    return () => clearTimeout(timer);
  }
}
