import type { TaskState } from '../../shared/task';
import type { Cancel, Clock } from './ports/clock';
import type { TaskBook } from './task-book';

/** What happened in one stretch, to be told once. */
export interface Announcement {
  readonly saved: readonly {
    readonly taskId: string;
    readonly folder: string;
    readonly name: string;
  }[];
  readonly failed: readonly { readonly taskId: string; readonly state: TaskState }[];
}

/** Everything that ends within this stretch is told together. */
export const batchMs = 3_000;

/** Gathers tasks that ended and announces them as one. */
export class Announcer {
  private saved: Announcement['saved'][number][] = [];
  private failed: Announcement['failed'][number][] = [];
  private cancel: Cancel | null = null;

  constructor(
    private readonly book: TaskBook,
    private readonly clock: Clock,
    private readonly announce: (announcement: Announcement) => void,
  ) {
    book.onChange((id, change) => {
      if (change === 'state') this.note(id);
    });
  }

  private note(id: string): void {
    const state = this.book.get(id)?.state;
    if (state === undefined) return;
    if (state.name === 'saved') {
      const file = state.files[0];
      if (file === undefined || this.saved.some(({ taskId }) => taskId === id)) return;
      this.saved.push({ taskId: id, folder: file.folder, name: file.name });
    } else if (state.name === 'failed' || state.name === 'timed-out') {
      this.failed.push({ taskId: id, state });
    } else {
      return;
    }
    this.cancel ??= this.clock.after(batchMs, () => this.flush());
  }

  private flush(): void {
    this.cancel = null;
    const announcement = { saved: this.saved, failed: this.failed };
    this.saved = [];
    this.failed = [];
    this.announce(announcement);
  }
}
