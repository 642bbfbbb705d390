import type { AskingPace } from '../../shared/asking-pace';
import type { Follower } from './follower';
import type { Cancel, Clock } from './ports/clock';
import type { RequestLimiter } from './request-limiter';
import { WallJump } from './wall-jump';

/** How often the pace is reckoned anew while anything moves. */
const reckonMs = 1_000;
/** A longer cycle than the usual gap is worth a word; a little longer is not. */
const stretchedFromMs = 6_000;
/** A shorter pause is over before anybody has read of it. */
const shownPauseMs = 3_000;

/** What the window says of the pace of asking; told only when the words would change. */
export class PaceBoard {
  private shown: AskingPace = { stretched: null, pausedUntilMs: null };
  private cancel: Cancel | null = null;
  private readonly wall: WallJump;

  constructor(
    private readonly follower: Pick<Follower, 'cycleMs' | 'watchedCount'>,
    private readonly limiter: RequestLimiter,
    private readonly clock: Clock,
    private readonly onChange: () => void,
    /** Told when all moments that the window knows have to be told again. */
    private readonly onWallJump: () => void,
  ) {
    this.wall = new WallJump(clock);
  }

  view(): AskingPace {
    return this.shown;
  }

  /** Something moved: reckons the pace anew, at most once a second. */
  touch(): void {
    this.cancel ??= this.clock.after(reckonMs, () => {
      this.cancel = null;
      this.reckon();
    });
  }

  private reckon(): void {
    if (this.wall.happened()) this.onWallJump();
    const { cycleMs, watchedCount } = this.follower;
    const pauseMs = this.limiter.resumesAtMs - this.clock.monotonicMs();
    const isPaused = pauseMs >= shownPauseMs && watchedCount > 0;
    // A cycle that is measured while nothing is sent would grow without an end.
    const isStretched = cycleMs >= stretchedFromMs;
    const next: AskingPace = {
      stretched: isStretched
        ? {
            everyMs: rounded(cycleMs / 1_000) * 1_000,
            tasks: watchedCount,
            requestsPerSecond: rounded(this.limiter.perSecond),
          }
        : null,
      pausedUntilMs: isPaused ? this.pausedUntil(pauseMs) : null,
    };
    if (JSON.stringify(next) !== JSON.stringify(this.shown)) {
      this.shown = next;
      this.onChange();
    }
    // What ends by the clock alone must be seen to end.
    if (isStretched || isPaused) this.touch();
  }

  /** The same moment again when it only differs by the ticking of two clocks. */
  private pausedUntil(pauseMs: number): number {
    const untilMs = Math.round(this.clock.nowMs() + pauseMs);
    const before = this.shown.pausedUntilMs;
    return before !== null && Math.abs(before - untilMs) < 1_000 ? before : untilMs;
  }
}

/** To two digits: nobody reads more, and each change is a message to the window. */
function rounded(value: number): number {
  return Number(value.toPrecision(value < 1 ? 1 : 2));
}
