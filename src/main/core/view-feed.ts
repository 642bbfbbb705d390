import type { AppView } from '../../shared/app-view';
import type { Patch, Snapshot } from '../../shared/ipc-contract';
import type { FilesGone, TaskRow, UsualTime } from '../../shared/task';
import type { Transfers } from './download/transfers';
import type { Cancel, Clock } from './ports/clock';
import type { TaskBook } from './task-book';
import type { TaskRecord } from './task-record';

const shownFlushMs = 100;
const hiddenFlushMs = 1_000;
/** Thousands of rows in one message would hold up main and the page, which has the first ones to show. */
const mostRowsAtOnce = 500;
/** Leaves a page time to paint, and to take what is typed, between two of them. */
const betweenPatchesMs = 30;
/** Until a page has painted the first rows. */
const untilOthersMs = 400;

/** What the window shows: a snapshot, then numbered patches whose values are read when they leave. */
export class ViewFeed {
  private version = 0;
  private readonly touched = new Set<string>();
  private isAppTouched = false;
  private cancel: Cancel | null = null;
  private isUrgent = false;
  private isHidden = false;
  /** Whether a page has asked for the rows on top. */
  private isGiven = false;

  constructor(
    private readonly book: TaskBook,
    private readonly transfers: Transfers,
    private readonly nextLookAtMs: (taskId: string) => number | null,
    private readonly usualMs: (record: TaskRecord) => UsualTime | null,
    private readonly filesGone: (taskId: string) => FilesGone,
    private readonly app: () => AppView,
    private readonly clock: Clock,
    private readonly send: (patch: Patch) => void,
  ) {
    book.onChange((id, change) => {
      if (change !== 'detail') this.touch(id, true);
    });
  }

  /** The rows on top of the list; those of a long list that are below them follow as patches. */
  snapshot(): Snapshot {
    const top = this.sorted().slice(0, mostRowsAtOnce);
    this.isGiven = true;
    this.touchOthers(top);
    return { version: this.version, tasks: top.map((each) => this.row(each)), app: this.app() };
  }

  /** The book, which held only the tasks on top, holds all of them now. */
  bookFilled(top: readonly TaskRecord[]): void {
    if (this.isGiven) this.touchOthers(top);
  }

  appView(): AppView {
    return this.app();
  }

  touch(id: string, isUrgent: boolean): void {
    this.touched.add(id);
    this.schedule(isUrgent);
  }

  touchApp(): void {
    this.isAppTouched = true;
    this.schedule(true);
  }

  /** A hidden window is told about progress once a second. */
  set hidden(isHidden: boolean) {
    this.isHidden = isHidden;
    if (!isHidden && this.cancel !== null) this.schedule(true);
  }

  private schedule(isUrgent: boolean): void {
    if (this.cancel !== null && (this.isUrgent || !isUrgent)) return;
    this.cancel?.();
    this.isUrgent = isUrgent;
    this.flushIn(isUrgent ? 0 : this.isHidden ? hiddenFlushMs : shownFlushMs);
  }

  private flushIn(delayMs: number): void {
    this.cancel = this.clock.after(delayMs, () => this.flush());
  }

  private flush(): void {
    this.cancel = null;
    const upserted: TaskRow[] = [];
    const removed: string[] = [];
    for (const id of this.touched) {
      if (upserted.length + removed.length === mostRowsAtOnce) break;
      this.touched.delete(id);
      const record = this.book.get(id);
      if (record === undefined) removed.push(id);
      else upserted.push(this.row(record));
    }
    const from = this.version;
    this.version += 1;
    const app = this.isAppTouched ? this.app() : null;
    this.isAppTouched = false;
    this.send({ from, to: this.version, upserted, removed, app });
    if (this.touched.size > 0) this.flushIn(betweenPatchesMs);
  }

  private touchOthers(given: readonly TaskRecord[]): void {
    const ids = new Set(given.map(({ id }) => id));
    for (const { id } of this.sorted()) if (!ids.has(id)) this.touched.add(id);
    if (this.touched.size > 0 && this.cancel === null) this.flushIn(untilOthersMs);
  }

  /** As the page puts them: added last on top, within one batch as they arrived. */
  private sorted(): TaskRecord[] {
    return [...this.book.all()].sort((a, b) => b.addedAtMs - a.addedAtMs);
  }

  private row(record: TaskRecord): TaskRow {
    const { id, addedAtMs, state, mark, label } = record;
    return {
      id,
      addedAtMs,
      state,
      transfer: this.transfers.get(id),
      nextLookAtMs: this.nextLookAtMs(id),
      usualMs: this.usualMs(record),
      filesGone: this.filesGone(id),
      findings: record.verification?.findings ?? [],
      mark,
      label,
    };
  }
}
