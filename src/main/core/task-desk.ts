import { actionInBulk, type BulkAction } from '../../shared/bulk-actions';
import type { TaskAction } from '../../shared/task-actions';
import type { SavedFile, TaskMark, TaskState } from '../../shared/task';
import { acceptFound, findingsOf, isSpoiled } from './found-changes';
import { blankPart } from './download/part-place';
import type { ResultPlaces } from './download/result-places';
import type { Downloader } from './download/downloader';
import type { Clock } from './ports/clock';
import type { FileDrop } from './ports/file-drop';
import type { FilePresence } from './file-presence';
import { RemovedHalves } from './removed-halves';
import type { TaskBook } from './task-book';
import type { PartRecord, TaskRecord } from './task-record';

/** What the desktop can do with a finished file. */
export interface FileHands {
  open(path: string): Promise<boolean>;
  showInFolder(path: string): void;
  copyText(text: string): void;
  /** Moves a file to the system's trash; false when the system refuses. */
  trash(path: string): Promise<boolean>;
  /** Puts the files themselves on the clipboard; false when the system did not take them. */
  copyFiles(paths: readonly string[]): Promise<boolean>;
  /** The path of a file in a folder, in this system's manner. */
  pathOf(folder: string, name: string): string;
}

/** Most tasks whose writes are handed over in one turn: thousands must not stop main. */
const mostPerTurn = 200;

/** What a person asks of tasks: add, act, remove, bring back. */
export class TaskDesk {
  private readonly removedHalves: RemovedHalves;

  constructor(
    private readonly book: TaskBook,
    private readonly downloader: Downloader,
    drop: FileDrop,
    private readonly hands: FileHands,
    private readonly clock: Clock,
    private readonly presence: FilePresence,
    private readonly places: ResultPlaces,
  ) {
    this.removedHalves = new RemovedHalves(book, drop, clock);
  }

  async add(ids: readonly string[]): Promise<{ added: number; alreadyHere: string[] }> {
    const alreadyHere = ids.filter((id) => this.book.get(id) !== undefined);
    // Nothing that its new row does not know may stay behind.
    await this.removedHalves.discardNow(ids);
    const added = await this.book.add(ids, this.clock.nowMs());
    return { added: added.length, alreadyHere };
  }

  /** False when the action means nothing for this task now. */
  async act(id: string, action: TaskAction): Promise<boolean> {
    const record = this.book.get(id);
    if (record === undefined) return false;
    switch (action) {
      case 'check-again':
      case 'try-again':
      case 'watch-again':
      case 'download-again':
        return this.retry(record);
      case 'accept-files':
        return this.acceptFiles(record);
      case 'look-for-files':
        return (await this.presence.check(id)) === 'none';
      case 'pause':
        return this.book.apply(id, { type: 'pause' });
      case 'resume':
        return this.book.apply(id, { type: 'resume' });
      case 'remove':
        return (await this.removeAll([id])).length === 1;
      case 'open':
      case 'show-in-folder':
      case 'copy-path':
      case 'copy-file':
        if ((await this.presence.check(id)) !== 'none' && action !== 'copy-path') return false;
        return this.handle(record.state, action);
    }
  }

  /** Does it to each of these tasks that can; gives their IDs. Paths are copied together, one a line. */
  async actOnMany(ids: readonly string[], action: BulkAction): Promise<string[]> {
    const able = ids.flatMap((id) => {
      const record = this.book.get(id);
      const own =
        record === undefined
          ? null
          : actionInBulk(action, record.state, this.presence.get(id), findingsOf(record));
      return record === undefined || own === null ? [] : [{ record, own }];
    });
    if (action === 'remove') await this.removeAll(able.map(({ record }) => record.id));
    else if (action === 'copy-path') {
      const files = able.flatMap(({ record }) => savedFilesOf(record));
      if (files.length > 0) this.hands.copyText(this.pathsOf(files).join('\n'));
    } else return this.actOnEach(able);
    return able.map(({ record }) => record.id);
  }

  /** The files that stand in folders for these tasks. */
  savedFiles(ids: readonly string[]): readonly SavedFile[] {
    return ids.flatMap((id) => {
      const record = this.book.get(id);
      return record === undefined ? [] : savedFilesOf(record);
    });
  }

  /** Moves the files of these tasks to the trash, then removes the tasks; one whose file stays, stays as well. */
  async trash(ids: readonly string[]): Promise<{ removed: number; keptFiles: number }> {
    const gone: string[] = [];
    let keptFiles = 0;
    for (const id of ids) {
      const record = this.book.get(id);
      if (record === undefined || record.state.name === 'checking') continue;
      const kept = await this.trashFiles(record);
      keptFiles += kept;
      if (kept === 0) gone.push(id);
      else void this.presence.check(id);
    }
    return { removed: (await this.removeAll(gone)).length, keptFiles };
  }

  async label(id: string, label: string | null): Promise<boolean> {
    return (await this.book.note([id], { label })) === 1;
  }

  /** How many of these tasks there are to mark. */
  mark(ids: readonly string[], mark: TaskMark | null): Promise<number> {
    return this.book.note(ids, { mark });
  }

  async restore(ids: readonly string[]): Promise<number> {
    this.removedHalves.stopWaiting(ids);
    try {
      return await this.book.restore(ids);
    } catch (error) {
      this.removedHalves.waitAgain(ids);
      throw error;
    }
  }

  /** Ends the wait for an undo: half files of removed tasks go now. The app is about to end. */
  async close(): Promise<void> {
    await this.removedHalves.discardNow();
  }

  private async retry(record: TaskRecord): Promise<boolean> {
    this.downloader.forgive(record.id);
    const parts = await Promise.all(record.parts.map((part) => this.asWanted(record, part)));
    const afresh = { watchedMs: 0, parts, verification: null };
    return this.book.apply(record.id, { type: 'retry' }, afresh);
  }

  /** From now on the files of a saved task are right as they were found. */
  private async acceptFiles(record: TaskRecord): Promise<boolean> {
    const accepted = acceptFound(record);
    if (accepted === null) return false;
    const { files, parts } = accepted;
    return this.book.apply(
      record.id,
      { type: 'files-accepted', files },
      { parts, verification: null },
    );
  }

  /** Files that are there stay; what is missing, gone, or not as it was saved is fetched again, beside it. */
  private async asWanted(record: TaskRecord, part: PartRecord): Promise<PartRecord> {
    const { addedAtMs } = record;
    if (isSpoiled(record, part)) {
      return blankPart(this.places.folderFor(addedAtMs), part.partName);
    }
    const name = part.isDone ? part.finalName : null;
    const gone =
      name === null ? 'none' : await this.places.whatIsGone(part.folder, name, addedAtMs);
    if (gone !== 'file') return { ...part, isMissing: false };
    return blankPart(this.places.folderFor(addedAtMs), part.partName);
  }

  private async actOnEach(
    able: readonly { readonly record: TaskRecord; readonly own: TaskAction }[],
  ): Promise<string[]> {
    const doneIds: string[] = [];
    for (let at = 0; at < able.length; at += mostPerTurn) {
      const some = able.slice(at, at + mostPerTurn);
      const done = await Promise.all(some.map(({ record, own }) => this.act(record.id, own)));
      doneIds.push(...some.filter((_, index) => done[index]).map(({ record }) => record.id));
    }
    return doneIds;
  }

  /** How many of a task's files are still where they were. */
  private async trashFiles(record: TaskRecord): Promise<number> {
    let kept = 0;
    for (const { folder, name } of savedFilesOf(record)) {
      const gone = await this.places.whatIsGone(folder, name, record.addedAtMs);
      if (gone === 'file') continue;
      if (!(await this.hands.trash(this.hands.pathOf(folder, name)))) kept += 1;
    }
    return kept;
  }

  /** A file that is being named stays on the list: its row would not be told of the name. */
  private async removeAll(ids: readonly string[]): Promise<readonly TaskRecord[]> {
    const records = ids
      .map((id) => this.book.get(id))
      .filter((record) => record !== undefined)
      .filter(({ state }) => state.name !== 'checking');
    if (records.length === 0) return records;
    const removal = this.book.remove(records.map(({ id }) => id));
    // Also when the list cannot be written: the half files may be what fills the disk.
    for (const record of records) this.removedHalves.keepForUndo(record);
    await removal;
    return records;
  }

  /** The saved files of these tasks, as far as they are where they were put. */
  async filesOf(ids: readonly string[]): Promise<SavedFile[]> {
    const found: SavedFile[] = [];
    for (const id of new Set(ids)) {
      const state = this.book.get(id)?.state;
      if (state?.name !== 'saved' || (await this.presence.check(id)) !== 'none') continue;
      found.push(...state.files);
    }
    return found;
  }

  private pathsOf(files: readonly SavedFile[]): string[] {
    return files.map(({ folder, name }) => this.hands.pathOf(folder, name));
  }

  private async handle(state: TaskState, action: TaskAction): Promise<boolean> {
    if (state.name === 'saved' && action === 'copy-file') {
      return this.hands.copyFiles(this.pathsOf(state.files));
    }
    const file = state.name === 'saved' ? state.files[0] : undefined;
    if (file === undefined) return false;
    const path = this.hands.pathOf(file.folder, file.name);
    if (action === 'open') return this.hands.open(path);
    if (action === 'show-in-folder') this.hands.showInFolder(path);
    else this.hands.copyText(path);
    return true;
  }
}

const savedFilesOf = ({ state }: TaskRecord): readonly SavedFile[] =>
  state.name === 'saved' ? state.files : [];
