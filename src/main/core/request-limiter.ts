import type { Cancel, Clock, Dice } from './ports/clock';
import type { AbortSignalLike } from './ports/gateway';
import { TokenBucket } from './token-bucket';
import { TurnQueue, type Turn } from './turn-queue';

export interface Wish<T> {
  readonly turn: Turn;
  /** Whoever gives up leaves the queue at once. */
  readonly signal: AbortSignalLike;
  /** Asked once more when the turn has come. */
  readonly isWanted: () => boolean;
  readonly act: () => Promise<T>;
}

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
/** However often the service says that it is too much, it is asked this often. */
const leastPerSecond = 0.2;
/** How much faster after each answer, once it was too fast: 1 % means that 70 answers double the rate. */
const quickening = 1.01;
/** Less than a timer can wait, and enough to swallow the rounding of large times. */
const shortestTimerMs = 0.01;
/** How much one answer's time weighs in the average. */
const newestWeight = 0.1;

/** Marks a turn that came when nobody wanted it any more. */
export const notWanted = Symbol('not wanted');

/**
 * Everything that is sent under one key goes through here: evenly spaced, few at a time, the
 * longest-waiting first. After trouble it waits, and lets a single request feel the way; told that it
 * asks too often, it also asks half as often and finds its way back slowly.
 */
export class RequestLimiter {
  private readonly waiting = new TurnQueue<Waiter>();
  private readonly bucket: TokenBucket;
  private flying = 0;
  /** Until when the service asked for peace, and until when trouble makes us wait of our own accord. */
  private askedUntilMs = 0;
  private ownUntilMs = 0;
  private troubles = 0;
  private answerMs = 0;
  private cancelWake: Cancel | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly dice: Dice,
    private rules: LimiterRules = defaultLimiterRules,
  ) {
    this.bucket = new TokenBucket(clock, rules.requestsPerSecond);
  }

  /** Runs `act` when its turn comes; answers `notWanted` without running it when it no longer matters. */
  run<T>({ turn, signal, isWanted, act }: Wish<T>): Promise<T | typeof notWanted> {
    // Such a signal tells nobody any more, and a pause of minutes would be waited for.
    if (signal.aborted) return Promise.resolve(notWanted);
    return new Promise<T | typeof notWanted>((resolve, reject) => {
      const giveUp = (): void => {
        if (this.waiting.remove(turn, waiter)) resolve(notWanted);
      };
      const leave = (): void => signal.removeEventListener('abort', giveUp);
      const drop = (): void => (leave(), resolve(notWanted));
      const go = (): void => {
        leave();
        const startedAtMs = this.clock.monotonicMs();
        act()
          .then(resolve, reject)
          .finally(() => {
            this.flying -= 1;
            this.noteAnswerTime(this.clock.monotonicMs() - startedAtMs);
            this.pump();
          });
      };
      const waiter: Waiter = { isWanted: () => !signal.aborted && isWanted(), go, drop };
      signal.addEventListener('abort', giveUp);
      this.waiting.add(turn, waiter);
      this.pump();
    });
  }

  /** New rules from the settings; what the service last said of the old rate is forgotten. */
  setRules(rules: LimiterRules): void {
    this.rules = rules;
    this.bucket.ratePerSecond = rules.requestsPerSecond;
    this.pump();
  }

  /** Requests a second that get through at present: by the rate, and by how long answers take. */
  get perSecond(): number {
    const byTime = this.answerMs > 0 ? (this.rules.inFlight * 1_000) / this.answerMs : Infinity;
    return Math.min(this.bucket.ratePerSecond, byTime);
  }

  /** Milliseconds until a request that is added now would leave, as far as can be told. */
  expectedWaitMs(turn: Turn): number {
    const nowMs = this.clock.monotonicMs();
    const pauseMs = Math.max(0, this.resumesAtMs - nowMs);
    const queueMs = (this.waiting.ahead(turn) * 1_000) / this.perSecond;
    return Math.max(pauseMs, this.bucket.waitMs) + queueMs;
  }

  /** Monotonic moment before which nothing is sent; in the past when there is no pause. */
  get resumesAtMs(): number {
    return Math.max(this.askedUntilMs, this.ownUntilMs);
  }

  /** Waits before the next request: as long as the service asked for, else longer with each trouble. */
  backOff(askedForMs: number | null): void {
    const nowMs = this.clock.monotonicMs();
    // Nothing, or a moment in the past, says no more than no answer to the question.
    const retryAfterMs = askedForMs !== null && askedForMs > 0 ? askedForMs : null;
    // Answers to requests that left before the first trouble are one trouble, not many.
    const isSameTrouble = nowMs < this.resumesAtMs;
    if (isSameTrouble && retryAfterMs === null) return;
    if (!isSameTrouble) this.troubles += 1;
    if (retryAfterMs === null) {
      const own = Math.min(longestOwnWaitMs, 1_000 * 2 ** (this.troubles - 1));
      this.ownUntilMs = nowMs + own * this.dice.between(0.5, 1);
    } else {
      const waitMs = Math.min(retryAfterMs, longestServerWaitMs) + this.dice.between(0, 500);
      this.askedUntilMs = Math.max(this.askedUntilMs, nowMs + waitMs);
    }
    this.pump();
  }

  /** The service said that it is asked too often: waits, and asks half as often from then on. */
  slowDown(askedForMs: number | null): void {
    if (this.clock.monotonicMs() >= this.resumesAtMs) {
      const slower = Math.max(leastPerSecond, this.bucket.ratePerSecond / 2);
      this.bucket.ratePerSecond = Math.min(slower, this.rules.requestsPerSecond);
    }
    this.backOff(askedForMs);
  }

  /** An answer came: the trouble is over, and a rate that was lowered may rise a little. */
  ease(): void {
    const { ratePerSecond } = this.bucket;
    const full = this.rules.requestsPerSecond;
    if (ratePerSecond < full)
      this.bucket.ratePerSecond = Math.min(full, ratePerSecond * quickening);
    if (this.troubles === 0) return;
    this.troubles = 0;
    this.pump();
  }

  /** Forgets a pause of our own: the network is back, or a person asked. What the service asked for stays. */
  goNow(): void {
    this.ownUntilMs = 0;
    this.pump();
  }

  /** Forgets all trouble: another service, or another key. */
  startAfresh(): void {
    this.troubles = 0;
    this.askedUntilMs = 0;
    this.answerMs = 0;
    this.bucket.ratePerSecond = this.rules.requestsPerSecond;
    this.goNow();
  }

  private noteAnswerTime(ms: number): void {
    this.answerMs = this.answerMs === 0 ? ms : this.answerMs + newestWeight * (ms - this.answerMs);
  }

  private pump(): void {
    this.cancelWake?.();
    this.cancelWake = null;
    for (;;) {
      const next = this.waiting.peek();
      if (next === undefined) return;
      if (!next.isWanted()) {
        this.waiting.shift();
        next.drop();
        continue;
      }
      const mostInFlight = this.troubles > 0 ? 1 : this.rules.inFlight;
      if (this.flying >= mostInFlight) return;
      const pauseMs = this.resumesAtMs - this.clock.monotonicMs();
      const waitMs = Math.max(this.bucket.waitMs, pauseMs);
      if (waitMs >= shortestTimerMs) {
        this.cancelWake = this.clock.after(waitMs, () => this.pump());
        return;
      }
      this.waiting.shift();
      this.flying += 1;
      this.bucket.take();
      next.go();
    }
  }
}
