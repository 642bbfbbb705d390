import type { Clock } from '../core/ports/clock';

export interface GateRules {
  /** Requests that may be under way at the same time. */
  readonly mostAtOnce: number;
  /** Requests that may come in one go after a silence. */
  readonly burst: number;
  /** Requests per second in the long run. */
  readonly perSecond: number;
}

/** Far above what the page does by itself, even when every row of a long list is acted upon. */
export const pageGateRules: GateRules = { mostAtOnce: 2_000, burst: 4_000, perSecond: 1_000 };

/** Keeps a page that floods main with requests from taking all of main's time and memory. */
export class RequestGate {
  private underWay = 0;
  private left: number;
  private countedAtMs: number;

  constructor(
    private readonly clock: Pick<Clock, 'monotonicMs'>,
    private readonly rules: GateRules = pageGateRules,
  ) {
    this.left = rules.burst;
    this.countedAtMs = clock.monotonicMs();
  }

  /** Lets one request in, or says that there is no room; each that came in must `leave`. */
  enter(): boolean {
    const nowMs = this.clock.monotonicMs();
    const earned = ((nowMs - this.countedAtMs) / 1_000) * this.rules.perSecond;
    this.left = Math.min(this.rules.burst, this.left + earned);
    this.countedAtMs = nowMs;
    if (this.left < 1 || this.underWay >= this.rules.mostAtOnce) return false;
    this.left -= 1;
    this.underWay += 1;
    return true;
  }

  leave(): void {
    this.underWay -= 1;
  }
}
