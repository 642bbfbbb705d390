import pLimit from 'p-limit';
import type { FilesGone, SavedFile } from '../../shared/task';
import type { Clock } from './ports/clock';
import type { FileDrop } from './ports/file-drop';
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
    private readonly drop: Pick<FileDrop, 'list'>,
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

  /**
   * Looks for the files of every saved task. Each folder is listed once: to look for thousands of files one by
   * one would hold main up. Only what a listing does not name is looked for by itself.
   */
  async checkAll(): Promise<void> {
    const nowMs = this.clock.monotonicMs();
    if (nowMs < this.nextLookMs) return;
    this.nextLookMs = nowMs + shortestGapMs;
    const listed = new Map<string, ReadonlySet<string>>();
    const isListed = ({ folder, name }: SavedFile): boolean =>
      listed.get(folder)?.has(name) === true;
    const slots = pLimit(atATime);
    const checks: Promise<unknown>[] = [];
    for (const { id, state } of this.book.all()) {
      if (state.name !== 'saved') continue;
      for (const { folder } of state.files) {
        if (!listed.has(folder)) listed.set(folder, new Set(await this.drop.list(folder)));
      }
      if (!state.files.every(isListed)) checks.push(slots(() => this.check(id)));
      // It may have moved on while a folder was read.
      else if (this.book.get(id)?.state === state) this.note(id, 'none', []);
    }
    await Promise.all(checks);
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
    this.note(taskId, found, names);
    return found;
  }

  private note(taskId: string, what: FilesGone, names: readonly string[]): void {
    const isNews = what !== this.get(taskId) || names.length !== this.missingNames(taskId).length;
    if (what === 'none') this.gone.delete(taskId);
    else this.gone.set(taskId, { what, names });
    if (isNews) for (const listener of this.listeners) listener(taskId);
  }
}
