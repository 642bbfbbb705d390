import type { Clock } from './ports/clock';

/**
 * So many tokens a second, one kept at most: what was not used is not saved up, so in no second do more
 * leave than the rate allows. Kept as the moment of the next token (the virtual scheduling of ITU-T
 * I.371), which needs no timer and loses nothing to rounding.
 */
export class TokenBucket {
  private nextMs = -Infinity;

  constructor(
    private readonly clock: Clock,
    private perSecond: number,
  ) {}

  get ratePerSecond(): number {
    return this.perSecond;
  }

  set ratePerSecond(rate: number) {
    this.perSecond = rate;
    // A wait that was reckoned by a slower rate must not outlast it.
    this.nextMs = Math.min(this.nextMs, this.clock.monotonicMs() + 1_000 / rate);
  }

  /** Milliseconds until a token can be taken; 0 when there is one. */
  get waitMs(): number {
    return Math.max(0, this.nextMs - this.clock.monotonicMs());
  }

  /** Takes the token; only when `waitMs` is 0. */
  take(): void {
    this.nextMs = this.clock.monotonicMs() + 1_000 / this.perSecond;
  }
}
