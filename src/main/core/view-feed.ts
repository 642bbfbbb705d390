import type { AppView } from '../../shared/app-view';
import type { Patch, Snapshot } from '../../shared/ipc-contract';
import type { FilesGone, TaskRow, UsualTime } from '../../shared/task';
import type { Transfers } from './download/transfers';
import type { Cancel, Clock } from './ports/clock';
import type { TaskBook } from './task-book';
import type { TaskRecord } from './task-record';

const shownFlushMs = 100;
const hiddenFlushMs = 1_000;
/** A patch of thousands of rows would hold up the page while it is copied there. */
const mostRowsPerPatch = 500;
const betweenPatchesMs = 10;

/** What the window shows: a snapshot, then numbered patches whose values are read when they leave. */
export class ViewFeed {
  private version = 0;
  private readonly touched = new Set<string>();
  private isAppTouched = false;
  private cancel: Cancel | null = null;
  private isUrgent = false;
  private isHidden = false;

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

  snapshot(): Snapshot {
    return {
      version: this.version,
      tasks: this.book.all().map((record) => this.row(record)),
      app: this.app(),
    };
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
      if (upserted.length + removed.length === mostRowsPerPatch) break;
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
