import type { Clock } from './ports/clock';

/** Counts the milliseconds in which watching was possible: not asleep, not offline, not on hold. */
export class ActiveTime {
  private countedMs = 0;
  private runningSinceMs: number | null;

  constructor(private readonly clock: Clock) {
    this.runningSinceMs = clock.monotonicMs();
  }

  get elapsedMs(): number {
    const runningMs =
      this.runningSinceMs === null ? 0 : this.clock.monotonicMs() - this.runningSinceMs;
    return this.countedMs + runningMs;
  }

  /** Runs or stands still from now on. */
  set isRunning(run: boolean) {
    if (run === (this.runningSinceMs !== null)) return;
    this.countedMs = this.elapsedMs;
    this.runningSinceMs = run ? this.clock.monotonicMs() : null;
  }
}
