import { dayOf, nextDayMs } from '../../shared/local-time';
import type { Transfers } from './download/transfers';
import type { HoldBoard } from './hold-board';
import type { Cancel, Clock } from './ports/clock';
import type { TaskBook } from './task-book';

/** What the app does now, for places outside its window. */
export interface WorkFigures {
  readonly watching: number;
  readonly downloading: number;
  readonly savedToday: number;
  /** How far the downloads under way are, from 0 to 1; null when there are none. */
  readonly progress: number | null;
  readonly isPaused: boolean;
  /** Something is asked or fetched, which a sleeping machine would stop. */
  readonly isWorking: boolean;
}

const shortestGapMs = 1_000;

/** Adds up the list at most once a second, and tells when the figures changed. */
export class WorkSummary {
  private last = '';
  private cancel: Cancel | null = null;
  private cancelDay: Cancel | null = null;
  /** Ended since there was last nothing to download: so that the bar does not fall back as each ends. */
  private ended = 0;
  private active = new Set<string>();

  constructor(
    private readonly book: TaskBook,
    private readonly transfers: Transfers,
    private readonly holds: HoldBoard,
    private readonly clock: Clock,
    private readonly onChange: (figures: WorkFigures) => void,
  ) {
    book.onChange((_id, change) => {
      if (change !== 'detail') this.touch();
    });
    holds.onChange(() => this.touch());
  }

  touch(): void {
    this.cancel ??= this.clock.after(shortestGapMs, () => {
      this.cancel = null;
      this.tell();
    });
  }

  /** Tells now. */
  tell(): void {
    const figures = this.figures();
    const text = JSON.stringify(figures);
    // Bytes move without a change of state.
    if (figures.downloading > 0) this.touch();
    if (figures.savedToday > 0) this.countAtMidnight();
    if (text === this.last) return;
    this.last = text;
    this.onChange(figures);
  }

  private figures(): WorkFigures {
    const today = dayOf(this.clock.nowMs());
    let [watching, savedToday, fractions] = [0, 0, 0];
    const active = new Set<string>();
    for (const { id, state } of this.book.all()) {
      if (state.name === 'watching') watching += 1;
      else if (state.name === 'saved') savedToday += dayOf(state.savedAtMs) === today ? 1 : 0;
      else if (state.name === 'checking') active.add(id);
      else if (state.name === 'downloading') active.add(id);
      else continue;
      if (active.has(id)) fractions += state.name === 'checking' ? 1 : this.fractionOf(id);
    }
    this.ended = active.size === 0 ? 0 : this.ended + this.countEnded(active);
    this.active = active;
    const isStopped = this.holds.stopsRequests;
    const isFetching = active.size > 0 && !this.holds.stopsWriting;
    return {
      ...{ watching, savedToday, downloading: active.size },
      progress: active.size === 0 ? null : (this.ended + fractions) / (this.ended + active.size),
      isPaused: this.holds.has('all-paused'),
      isWorking: !isStopped && (watching > 0 || isFetching),
    };
  }

  private countAtMidnight(): void {
    const nowMs = this.clock.nowMs();
    this.cancelDay ??= this.clock.after(nextDayMs(nowMs) - nowMs, () => {
      this.cancelDay = null;
      this.tell();
    });
  }

  private fractionOf(id: string): number {
    const transfer = this.transfers.get(id);
    if (transfer === null || transfer.totalBytes === null || transfer.totalBytes === 0) return 0;
    return Math.min(1, transfer.receivedBytes / transfer.totalBytes);
  }

  /** One that was paused or removed has not come to its end. */
  private countEnded(active: ReadonlySet<string>): number {
    const hasEnded = (id: string): boolean =>
      ['saved', 'failed'].includes(this.book.get(id)?.state.name ?? '');
    return [...this.active].filter((id) => !active.has(id) && hasEnded(id)).length;
  }
}
