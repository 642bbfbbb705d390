import pLimit from 'p-limit';
import type { FilesGone } from '../../shared/task';
import type { Clock } from './ports/clock';
import type { ResultPlaces } from './download/result-places';
import type { TaskBook } from './task-book';

const atATime = 8;
/** A person who goes back and forth between windows does not set off a look at every file each time. */
const shortestGapMs = 30_000;

/** Knows which saved files are no longer where they were put. */
export class FilePresence {
  private readonly gone = new Map<string, { what: FilesGone; names: readonly string[] }>();
  private readonly listeners: ((taskId: string) => void)[] = [];
  private nextLookMs = -Infinity;

  constructor(
    private readonly book: TaskBook,
    private readonly places: ResultPlaces,
    private readonly clock: Clock,
  ) {
    book.onChange((id, change) => {
      if (change !== 'detail' && change !== 'note') this.gone.delete(id);
    });
  }

  onChange(listener: (taskId: string) => void): void {
    this.listeners.push(listener);
  }

  get(taskId: string): FilesGone {
    return this.gone.get(taskId)?.what ?? 'none';
  }

  /** The names of a task's files that are not there. */
  missingNames(taskId: string): readonly string[] {
    return this.gone.get(taskId)?.names ?? [];
  }

  /** Looks for the files of every saved task, a few at a time. */
  async checkAll(): Promise<void> {
    const nowMs = this.clock.monotonicMs();
    if (nowMs < this.nextLookMs) return;
    this.nextLookMs = nowMs + shortestGapMs;
    const slots = pLimit(atATime);
    const saved = this.book.all().filter(({ state }) => state.name === 'saved');
    await Promise.all(saved.map(({ id }) => slots(() => this.check(id))));
  }

  /** Looks for one task's files now. */
  async check(taskId: string): Promise<FilesGone> {
    const record = this.book.get(taskId);
    if (record?.state.name !== 'saved') return 'none';
    let found: FilesGone = 'none';
    const names: string[] = [];
    for (const { folder, name } of record.state.files) {
      const gone = await this.places.whatIsGone(folder, name, record.addedAtMs);
      if (gone === 'none') continue;
      found = gone;
      names.push(name);
    }
    // The task may have moved on meanwhile.
    if (this.book.get(taskId)?.state !== record.state) return 'none';
    const isNews = found !== this.get(taskId) || names.length !== this.missingNames(taskId).length;
    if (found === 'none') this.gone.delete(taskId);
    else this.gone.set(taskId, { what: found, names });
    if (isNews) for (const listener of this.listeners) listener(taskId);
    return found;
  }
}
