import type { Cancel, Clock, Dice } from './ports/clock';

interface Waiter {
  readonly isWanted: () => boolean;
  readonly go: () => void;
  readonly drop: () => void;
}

export interface LimiterRules {
  readonly requestsPerSecond: number;
  readonly inFlight: number;
}

export const defaultLimiterRules: LimiterRules = { requestsPerSecond: 10, inFlight: 6 };

const longestServerWaitMs = 300_000;
const longestOwnWaitMs = 30_000;

/** Marks a turn that came when nobody wanted it any more. */
export const notWanted = Symbol('not wanted');

/**
 * Everything that is sent under one key goes through here: evenly spaced, few at a time, the
 * longest-waiting first. After trouble it waits, and lets a single request feel the way.
 */
export class RequestLimiter {
  private readonly waiting: Waiter[] = [];
  private flying = 0;
  private nextStartMs = 0;
  private pausedUntilMs = 0;
  private troubles = 0;
  private cancelWake: Cancel | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly dice: Dice,
    private readonly rules: LimiterRules = defaultLimiterRules,
  ) {}

  /** Runs `act` when its turn comes; answers `notWanted` without running it when it no longer matters. */
  run<T>(isWanted: () => boolean, act: () => Promise<T>): Promise<T | typeof notWanted> {
    return new Promise<T | typeof notWanted>((resolve, reject) => {
      const go = (): void => {
        act()
          .then(resolve, reject)
          .finally(() => {
            this.flying -= 1;
            this.pump();
          });
      };
      this.waiting.push({ isWanted, go, drop: () => resolve(notWanted) });
      this.pump();
    });
  }

  /** Waits before the next request: as long as the service asked for, else longer with each trouble. */
  backOff(askedForMs: number | null): void {
    // Nothing, or a moment in the past, says no more than no answer to the question.
    const retryAfterMs = askedForMs !== null && askedForMs > 0 ? askedForMs : null;
    // Answers to requests that left before the first trouble are one trouble, not many.
    if (this.clock.monotonicMs() < this.pausedUntilMs && retryAfterMs === null) return;
    this.troubles += 1;
    const own = Math.min(longestOwnWaitMs, 1_000 * 2 ** (this.troubles - 1));
    const waitMs =
      retryAfterMs === null
        ? own * this.dice.between(0.5, 1)
        : Math.min(retryAfterMs, longestServerWaitMs) + this.dice.between(0, 500);
    this.pausedUntilMs = Math.max(this.pausedUntilMs, this.clock.monotonicMs() + waitMs);
    this.pump();
  }

  /** An answer came: the trouble is over. */
  ease(): void {
    if (this.troubles === 0) return;
    this.troubles = 0;
    this.pump();
  }

  /** Forgets a pause: the network is back, or a person asked. */
  goNow(): void {
    this.pausedUntilMs = 0;
    this.pump();
  }

  private pump(): void {
    this.cancelWake?.();
    this.cancelWake = null;
    for (;;) {
      const next = this.waiting[0];
      if (next === undefined) return;
      if (!next.isWanted()) {
        this.waiting.shift();
        next.drop();
        continue;
      }
      const mostInFlight = this.troubles > 0 ? 1 : this.rules.inFlight;
      if (this.flying >= mostInFlight) return;
      const nowMs = this.clock.monotonicMs();
      const startMs = Math.max(this.nextStartMs, this.pausedUntilMs);
      if (nowMs < startMs) {
        this.cancelWake = this.clock.after(startMs - nowMs, () => this.pump());
        return;
      }
      this.waiting.shift();
      this.flying += 1;
      this.nextStartMs = nowMs + 1_000 / this.rules.requestsPerSecond;
      next.go();
    }
  }
}
