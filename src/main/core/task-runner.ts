import type { ActiveTime } from './active-time';
import type { Downloader } from './download/downloader';
import type { Follower } from './follower';
import type { HoldBoard } from './hold-board';
import type { RequestLimiter } from './request-limiter';
import type { TaskBook } from './task-book';

/** Keeps what is being done in step with what the rows say. The rows are the to-do list. */
export class TaskRunner {
  constructor(
    private readonly book: TaskBook,
    private readonly holds: HoldBoard,
    private readonly active: ActiveTime,
    private readonly limiter: RequestLimiter,
    private readonly follower: Follower,
    private readonly downloader: Downloader,
  ) {
    book.onChange((id, change) => {
      if (change !== 'detail' && change !== 'note') this.plan(id, true);
    });
    holds.onChange(() => {
      this.active.isRunning = this.isAwake && this.canWatch();
      this.planAll();
    });
  }

  private isAwake = true;
  private isStopped = false;

  /** Recovery after a start is this, and nothing else: plan every row. */
  start(): void {
    this.active.isRunning = this.canWatch();
    this.planAll();
    this.rescueAll();
  }

  /** Ends all work for good; resolves when no download touches its file any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.follower.stopAll();
    await this.book.keepWatched();
    await this.downloader.stopAll();
  }

  /** The machine goes to sleep: the time until it wakes does not count as watching. */
  sleep(): void {
    this.isAwake = false;
    this.active.isRunning = false;
    // A battery may run out before the machine wakes.
    void this.book.keepWatched();
  }

  wake(): void {
    if (this.isStopped) return;
    this.isAwake = true;
    this.active.isRunning = this.canWatch();
    this.lookSoon();
    this.rescueAll();
  }

  /** The network is back, or a person asked: one prompt look at each task, spread out. */
  lookSoon(): void {
    if (this.isStopped) return;
    this.limiter.goNow();
    this.follower.lookSoon();
  }

  private plan(id: string, isAwaited: boolean): void {
    if (this.isStopped) return;
    this.follower.plan(id, isAwaited);
    this.downloader.plan(id);
  }

  /** The longest-waiting first: a hold that comes and goes must not favour the top of the list. */
  private planAll(): void {
    const ids = this.book.all().map(({ id }) => id);
    ids.sort((a, b) => this.follower.lookedAt(a) - this.follower.lookedAt(b));
    for (const id of ids) this.plan(id, false);
  }

  private rescueAll(): void {
    for (const { id } of this.book.all()) this.follower.rescue(id);
  }

  /** Under a hold that stops all requests there is no watch whose time could count. */
  private canWatch(): boolean {
    return !this.holds.isCutOff;
  }
}
