import type { TaskState } from '../../shared/task';
import { afterEvent, freshlyAdded, type TaskEvent } from '../../shared/task-life';
import type { Log } from './ports/log';
import type { TaskStore } from './ports/task-store';
import type { PartRecord, TaskRecord } from './task-record';

/** What changed in the list: a new row, a state, what a person noted on it, what a record carries besides, or a row that went. */
export type BookChange = 'listed' | 'state' | 'note' | 'detail' | 'removed';

/** Most records that one write carries: a long list must not stop main while it is handed over. */
const mostPerWrite = 200;

type Listener = (id: string, change: BookChange) => void;

/** The list of tasks: memory for reading, the store for keeping, one place where states change. */
export class TaskBook {
  private readonly records = new Map<string, TaskRecord>();
  private readonly removed = new Map<string, TaskRecord>();
  private rewriting: Promise<void> = Promise.resolve();
  private readonly unsaved = new Set<string>();
  /** Records whose time watched on disk is older than in memory. */
  private readonly watchedLonger = new Set<string>();
  private readonly unremoved = new Set<string>();
  private readonly arriving = new Set<string>();
  private readonly listeners: Listener[] = [];
  private nextPosition = 0;

  constructor(
    private readonly store: TaskStore,
    private readonly log: Log,
    private readonly onWriteTrouble: (error: unknown) => void,
  ) {}

  /** Takes what the store held at start, instead of what was there before; listeners are not told. */
  fill(records: readonly TaskRecord[]): void {
    this.records.clear();
    for (const record of records) {
      this.records.set(record.id, record);
      this.nextPosition = Math.max(this.nextPosition, record.position + 1);
    }
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  get(id: string): TaskRecord | undefined {
    return this.records.get(id);
  }

  all(): readonly TaskRecord[] {
    return [...this.records.values()];
  }

  /** Adds new IDs and resolves once they are on disk; only then does anybody hear of them. */
  async add(ids: readonly string[], addedAtMs: number): Promise<string[]> {
    const isNew = (id: string): boolean => !this.records.has(id) && !this.arriving.has(id);
    const fresh = [...new Set(ids)].filter(isNew);
    const records = fresh.map((id): TaskRecord => ({
      id,
      addedAtMs,
      position: this.nextPosition++,
      kind: null,
      route: null,
      watchedMs: 0,
      generationMs: null,
      state: freshlyAdded,
      mark: null,
      label: null,
      verification: null,
      parts: [],
    }));
    await this.keepAll(records);
    return fresh;
  }

  /** Lets an event happen to a task; resolves once a changed state is on disk. False when it means nothing in the task's state. */
  async apply(id: string, event: TaskEvent, also: Partial<TaskRecord> = {}): Promise<boolean> {
    const record = this.records.get(id);
    if (record === undefined) return false;
    const state = afterEvent(record.state, event);
    if (state === record.state) return false;
    this.records.set(id, { ...record, ...also, state });
    // Its files were taken for what they are: no work begins or ends with it.
    const isStillSaved = record.state.name === 'saved' && state.name === 'saved';
    this.tell(id, isStillSaved ? 'note' : 'state');
    if (isWorthKeeping(record.state, state)) await this.keep(id);
    return true;
  }

  /** Keeps what a person decided about tasks, or what was found of their files; resolves once it is on disk. */
  async note(
    ids: readonly string[],
    note: Partial<Pick<TaskRecord, 'mark' | 'label' | 'verification'>>,
  ): Promise<number> {
    const known = [...new Set(ids)].filter((id) => this.records.has(id));
    for (const id of known) {
      const record = this.records.get(id);
      if (record === undefined) continue;
      this.records.set(id, { ...record, ...note });
      this.tell(id, 'note');
    }
    await Promise.all(known.map((id) => this.keep(id)));
    return known.length;
  }

  /** Changes what a record carries besides its state; resolves once it is on disk. */
  async change(id: string, changes: Partial<Omit<TaskRecord, 'id' | 'state'>>): Promise<void> {
    const record = this.records.get(id);
    if (record === undefined) return;
    this.records.set(id, { ...record, ...changes });
    this.tell(id, 'detail');
    await this.keep(id);
  }

  async changePart(id: string, index: number, changes: Partial<PartRecord>): Promise<void> {
    const record = this.records.get(id);
    if (record === undefined) return;
    const parts = record.parts.map((part, at) => (at === index ? { ...part, ...changes } : part));
    await this.change(id, { parts });
  }

  /** Remembers the time watched; it rides on the next write, or on that of `keepWatched`. */
  noteWatched(id: string, watchedMs: number): void {
    const record = this.records.get(id);
    if (record === undefined) return;
    this.records.set(id, { ...record, watchedMs });
    this.watchedLonger.add(id);
  }

  /** Writes down the times watched, many in one go; what cannot be written now goes with the next ones. */
  async keepWatched(): Promise<void> {
    const ids = [...this.watchedLonger];
    for (let at = 0; at < ids.length; at += mostPerWrite) {
      const some = ids.slice(at, at + mostPerWrite);
      const records = some.map((id) => this.records.get(id)).filter((each) => each !== undefined);
      for (const id of some) this.watchedLonger.delete(id);
      try {
        await this.store.put(records);
      } catch (error) {
        this.log.warn('times watched could not be written down', { error: String(error) });
        for (const id of some) this.watchedLonger.add(id);
        return;
      }
    }
  }

  /** Takes tasks off the list; they can be brought back while the app runs. */
  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const record = this.records.get(id);
      if (record === undefined) continue;
      this.removed.set(id, record);
      this.records.delete(id);
      this.tell(id, 'removed');
    }
    await this.keepRemoved(ids);
  }

  async restore(ids: readonly string[]): Promise<number> {
    const records = ids
      .map((id) => this.removed.get(id))
      .filter((record) => record !== undefined)
      .filter(({ id }) => !this.records.has(id) && !this.arriving.has(id));
    await this.keepAll(records);
    for (const record of records) this.removed.delete(record.id);
    return records.length;
  }

  /** Writes every record again: what the store had may be gone. */
  keepEverything(): Promise<void> {
    this.rewriting = this.rewriting.then(() => this.rewrite());
    return this.rewriting;
  }

  /** Resolves once nothing is being written again; a store that closes earlier would keep a part of the list. */
  async rewritten(): Promise<void> {
    for (let seen = null; seen !== this.rewriting;) await (seen = this.rewriting);
  }

  private async rewrite(): Promise<void> {
    await this.saveUnsaved().catch(() => null);
    const ids = [...this.records.keys()];
    for (let at = 0; at < ids.length; at += mostPerWrite) {
      const some = ids.slice(at, at + mostPerWrite);
      const records = some.map((id) => this.records.get(id)).filter((each) => each !== undefined);
      try {
        await this.store.put(records);
      } catch (error) {
        for (const id of ids.slice(at)) this.unsaved.add(id);
        this.log.error('the list could not be written again', { error: String(error) });
        this.onWriteTrouble(error);
        return;
      }
    }
  }

  /** Writes again what a full disk refused. */
  async saveUnsaved(): Promise<void> {
    const ids = [...this.unsaved];
    // One that is on the list again meanwhile stays.
    const gone = [...this.unremoved].filter(
      (id) => !this.records.has(id) && !this.arriving.has(id),
    );
    this.unsaved.clear();
    this.unremoved.clear();
    await Promise.all([this.keepRemoved(gone), ...ids.map((id) => this.keep(id))]);
  }

  private async keepRemoved(ids: readonly string[]): Promise<void> {
    try {
      await this.store.remove(ids);
    } catch (error) {
      for (const id of ids) this.unremoved.add(id);
      this.onWriteTrouble(error);
      throw error;
    }
  }

  private async keepAll(records: readonly TaskRecord[]): Promise<void> {
    if (records.length === 0) return;
    for (const { id } of records) this.arriving.add(id);
    try {
      await this.store.put(records);
    } catch (error) {
      this.onWriteTrouble(error);
      throw error;
    } finally {
      for (const { id } of records) this.arriving.delete(id);
    }
    for (const record of records) this.records.set(record.id, record);
    for (const record of records) this.tell(record.id, 'listed');
  }

  private async keep(id: string): Promise<void> {
    const record = this.records.get(id);
    if (record === undefined) return;
    this.watchedLonger.delete(id);
    try {
      await this.store.put([record]);
    } catch (error) {
      this.unsaved.add(id);
      this.log.error('a task could not be written down', { id, error: String(error) });
      this.onWriteTrouble(error);
      throw error;
    }
  }

  private tell(id: string, change: BookChange): void {
    for (const listener of this.listeners) listener(id, change);
  }
}

/** Progress moves every few seconds and means nothing after a restart. */
function isWorthKeeping(before: TaskState, after: TaskState): boolean {
  if (before.name !== 'watching' || after.name !== 'watching') return true;
  return before.phase !== after.phase;
}
