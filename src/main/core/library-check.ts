import type { SavedFile } from '../../shared/task';
import type { FileFinding, LibraryCheckView } from '../../shared/verification';
import type { FilePresence } from './file-presence';
import { FoundFiles } from './found-files';
import type { Clock } from './ports/clock';
import { DropError, type FileDrop } from './ports/file-drop';
import type { Log } from './ports/log';
import type { SettingsKeeper } from './settings-keeper';
import type { TaskBook } from './task-book';
import type { TaskRecord } from './task-record';

/** How often it is seen whether downloads are over. */
const lookAgainMs = 1_000;
/** After each stretch: the disk is somebody else's, too. */
const restMs = 20;
/** The window is told of progress no more often. */
const tellMs = 500;

export interface LibraryCheckParts {
  readonly book: TaskBook;
  readonly drop: FileDrop;
  readonly presence: FilePresence;
  readonly settings: SettingsKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether something else needs the disk more. */
  readonly isBusy: () => boolean;
  readonly onChange: () => void;
  /** Told when all files have been looked at. */
  readonly onDone: (view: LibraryCheckView) => void;
}

interface Run {
  readonly sinceMs: number;
  readonly totalFiles: number;
  readonly totalBytes: number;
  checkedFiles: number;
  checkedBytes: number;
  /** Of the file that is read now. */
  hashedBytes: number;
  state: LibraryCheckView['state'];
  /** Ends a pause early. */
  wake: () => void;
}

/** Hashes every saved file again, one at a time, and notes which are not as they were saved. */
export class LibraryCheck {
  private run: Run | null = null;
  private work: Promise<void> = Promise.resolve();
  private toldAtMs = -Infinity;
  private readonly found: FoundFiles;

  constructor(private readonly parts: LibraryCheckParts) {
    this.found = new FoundFiles(parts.book, parts.presence);
  }

  /** Begins with the first file; does nothing while one is under way. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    const { clock, settings } = this.parts;
    const sinceMs = clock.nowMs();
    this.begin(sinceMs);
    await settings.change({ verifyingSinceMs: sinceMs });
  }

  /** Goes on with what the end of the app interrupted. */
  goOn(): void {
    const { verifyingSinceMs } = this.parts.settings.current;
    if (verifyingSinceMs !== null && !this.isRunning) this.begin(verifyingSinceMs);
  }

  /** A person wants no more of it; what was found stays. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    // Side by side: another may be begun before the last read has ended, and its note must stay.
    await Promise.all([this.halt(), this.parts.settings.change({ verifyingSinceMs: null })]);
  }

  /** Ends the work for now: the app is about to end. */
  async halt(): Promise<void> {
    if (this.run !== null && this.isRunning) {
      this.run.state = 'stopped';
      this.run.wake();
      this.parts.onChange();
    }
    await this.work;
  }

  view(): LibraryCheckView {
    const { run } = this;
    const found = this.found.list();
    return {
      state: run?.state ?? 'idle',
      checkedFiles: run?.checkedFiles ?? 0,
      totalFiles: run?.totalFiles ?? 0,
      checkedBytes: (run?.checkedBytes ?? 0) + (run?.hashedBytes ?? 0),
      totalBytes: run?.totalBytes ?? 0,
      ...found,
    };
  }

  private get isRunning(): boolean {
    return this.run !== null && isUnderWay(this.run);
  }

  private begin(sinceMs: number): void {
    const ids = this.parts.book.all().filter((record) => isDue(record, sinceMs));
    const files = ids.flatMap((record) => filesOf(record));
    const run: Run = {
      ...{ sinceMs, totalFiles: files.length, totalBytes: bytesOf(files) },
      ...{ checkedFiles: 0, checkedBytes: 0, hashedBytes: 0, state: 'running' },
      wake: () => undefined,
    };
    this.run = run;
    this.parts.onChange();
    const before = this.work;
    this.work = before
      .then(() =>
        this.checkAll(
          run,
          ids.map(({ id }) => id),
        ),
      )
      .catch((error: unknown) => {
        run.state = 'stopped';
        this.parts.log.error('the verification ended early', { error: String(error) });
        this.parts.onChange();
      });
  }

  private async checkAll(run: Run, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const record = this.parts.book.get(id);
      const files = record === undefined ? [] : filesOf(record);
      const isKnown = (record?.verification?.atMs ?? -Infinity) >= run.sinceMs;
      if (record !== undefined && !isKnown) await this.check(run, record);
      if (!isUnderWay(run)) return;
      run.hashedBytes = 0;
      run.checkedFiles = Math.min(run.totalFiles, run.checkedFiles + files.length);
      run.checkedBytes = Math.min(run.totalBytes, run.checkedBytes + bytesOf(files));
      this.tell();
    }
    run.state = 'done';
    run.checkedFiles = run.totalFiles;
    run.checkedBytes = run.totalBytes;
    await this.parts.settings.change({
      verifyingSinceMs: null,
      verifiedAtMs: this.parts.clock.nowMs(),
    });
    this.parts.onChange();
    this.parts.onDone(this.view());
  }

  private async check(run: Run, record: TaskRecord): Promise<void> {
    const { book, presence, clock } = this.parts;
    const { id, state } = record;
    const findings: FileFinding[] = [];
    let before = 0;
    for (const [index, file] of filesOf(record).entries()) {
      const finding = await this.look(run, file, index, before);
      if (!isUnderWay(run)) return;
      before += file.bytes;
      if (finding !== null) findings.push(finding);
    }
    await presence.check(id);
    // The task may have moved on meanwhile.
    const now = book.get(id);
    if (now === undefined || now.state !== state) return;
    const verification = { atMs: clock.nowMs(), findings };
    const isNews = findings.length + (now.verification?.findings.length ?? 0) > 0;
    if (isNews) await book.note([id], { verification });
    else await book.change(id, { verification });
  }

  /** What is wrong with one file; null when it is as it was saved, or not there, which its presence says. */
  private async look(
    run: Run,
    { folder, name, bytes, sha256 }: SavedFile,
    index: number,
    before: number,
  ): Promise<FileFinding | null> {
    try {
      await this.waitTurn(run);
      if (!isUnderWay(run)) return null;
      const now = await this.parts.drop.fingerprint(folder, name, (hashed) => {
        run.hashedBytes = before + Math.min(hashed, bytes);
        this.tell();
        return this.goOnAfterRest(run);
      });
      if (now === null || now === 'stopped') return null;
      if (now.bytes === bytes && now.sha256 === sha256) return null;
      return { what: 'changed', index, ...now };
    } catch (error) {
      if (!(error instanceof DropError)) throw error;
      // A drive that is gone is told by the presence of its files.
      if (error.trouble === 'folder-missing') return null;
      return { what: 'unreadable', index, code: error.code.slice(0, 40) };
    }
  }

  private async goOnAfterRest(run: Run): Promise<boolean> {
    await this.rest(run, restMs);
    await this.waitTurn(run);
    return isUnderWay(run);
  }

  /** Waits while something else needs the disk more. */
  private async waitTurn(run: Run): Promise<void> {
    while (isUnderWay(run) && this.parts.isBusy()) {
      this.become(run, 'waiting');
      await this.rest(run, lookAgainMs);
    }
    if (isUnderWay(run)) this.become(run, 'running');
  }

  private rest(run: Run, ms: number): Promise<void> {
    if (!isUnderWay(run)) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(ms, resolve);
      run.wake = () => {
        cancel();
        resolve();
      };
    });
  }

  private become(run: Run, state: 'running' | 'waiting'): void {
    if (run.state === state) return;
    run.state = state;
    this.parts.onChange();
  }

  private tell(): void {
    const nowMs = this.parts.clock.monotonicMs();
    if (nowMs - this.toldAtMs < tellMs) return;
    this.toldAtMs = nowMs;
    this.parts.onChange();
  }
}

const isUnderWay = ({ state }: Run): boolean => state === 'running' || state === 'waiting';

const filesOf = ({ state }: TaskRecord): readonly SavedFile[] =>
  state.name === 'saved' ? state.files : [];

/** What was saved since then was hashed since then. */
const isDue = ({ state }: TaskRecord, sinceMs: number): boolean =>
  state.name === 'saved' && state.savedAtMs <= sinceMs;

const bytesOf = (files: readonly SavedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
