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
  /** As each came to its end last. */
  private readonly ended = new Map<string, TaskState>();
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
    if (!['saved', 'failed', 'timed-out'].includes(state.name)) return;
    this.ended.set(id, state);
    this.cancel ??= this.clock.after(batchMs, () => this.flush());
  }

  private flush(): void {
    this.cancel = null;
    const saved: Announcement['saved'][number][] = [];
    const failed: Announcement['failed'][number][] = [];
    for (const [taskId, state] of this.ended) {
      // Removed, or tried again by somebody who knows.
      if (this.book.get(taskId)?.state !== state) continue;
      if (state.name !== 'saved') {
        failed.push({ taskId, state });
        continue;
      }
      const [file] = state.files;
      if (file !== undefined) saved.push({ taskId, folder: file.folder, name: file.name });
    }
    this.ended.clear();
    if (saved.length + failed.length > 0) this.announce({ saved, failed });
  }
}
