import { discardWhole } from './download/pieces';
import type { Cancel, Clock } from './ports/clock';
import type { FileDrop } from './ports/file-drop';
import type { TaskBook } from './task-book';
import type { PartRecord, TaskRecord } from './task-record';

/** How long a removed task's half file is kept for an undo. */
const undoMs = 30_000;

/** The half files of removed tasks: kept for an undo, then thrown away. */
export class RemovedHalves {
  private readonly waits = new Map<string, Cancel>();
  private readonly parts = new Map<string, readonly PartRecord[]>();

  constructor(
    private readonly book: TaskBook,
    private readonly drop: FileDrop,
    private readonly clock: Clock,
  ) {}

  keepForUndo({ id, parts }: Pick<TaskRecord, 'id' | 'parts'>): void {
    this.parts.set(id, parts);
    this.wait(id);
  }

  /** A removal is being taken back. */
  stopWaiting(ids: readonly string[]): void {
    for (const id of ids) {
      this.waits.get(id)?.();
      this.waits.delete(id);
    }
  }

  /** It could not be taken back. */
  waitAgain(ids: readonly string[]): void {
    for (const id of ids) if (this.parts.has(id)) this.wait(id);
  }

  /** Ends the wait of these tasks, or of all: their half files go now. */
  async discardNow(ids: readonly string[] = [...this.waits.keys()]): Promise<void> {
    const waiting = ids.filter((id) => this.waits.has(id));
    this.stopWaiting(waiting);
    await Promise.all(waiting.map((id) => this.discard(id)));
  }

  private wait(id: string): void {
    this.waits.get(id)?.();
    const cancel = this.clock.after(undoMs, () => void this.discard(id));
    this.waits.set(id, cancel);
  }

  private async discard(id: string): Promise<void> {
    const parts = this.parts.get(id) ?? [];
    this.parts.delete(id);
    this.waits.delete(id);
    // Back on the list meanwhile, the same part is being filled again.
    if (this.book.get(id) !== undefined) return;
    const halves = parts.filter((part) => !part.isDone);
    await Promise.allSettled(halves.map((half) => discardWhole(this.drop, half)));
  }
}
