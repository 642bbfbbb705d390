import type { Clock } from './ports/clock';

/** Less than this nobody sees in a countdown. */
const noticedFromMs = 1_000;

/** Notices that the wall clock was set, or that the machine slept: moments told before that are wrong. */
export class WallJump {
  private apartMs: number;

  constructor(private readonly clock: Clock) {
    this.apartMs = this.nowApartMs();
  }

  /** True once after each jump. */
  happened(): boolean {
    const nowMs = this.nowApartMs();
    // What is too small to be seen is left to add up.
    if (Math.abs(nowMs - this.apartMs) < noticedFromMs) return false;
    this.apartMs = nowMs;
    return true;
  }

  private nowApartMs(): number {
    return this.clock.nowMs() - this.clock.monotonicMs();
  }
}
