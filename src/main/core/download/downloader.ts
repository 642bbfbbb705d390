import pLimit from 'p-limit';
import type { Problem } from '../../../shared/problem';
import { DropError } from '../ports/file-drop';
import type { Log } from '../ports/log';
import type { Stopper } from '../ports/gateway';
import { carryTask } from './carry-task';
import { syncHalves } from './doubtful-parts';
import type { DownloadParts } from './download-parts';
import { freshMemory, type TaskMemory } from './task-memory';

/** Runs the downloads, a few at a time. */
export class Downloader {
  private readonly active = new Map<string, Stopper>();
  private readonly runs = new Set<Promise<void>>();
  private readonly memories = new Map<string, TaskMemory>();
  private readonly slots;
  private isStopping = false;

  constructor(
    private readonly parts: DownloadParts,
    private readonly log: Log,
    private readonly newStopper: () => Stopper,
    parallel: number,
  ) {
    this.slots = pLimit(parallel);
  }

  set parallel(count: number) {
    this.slots.concurrency = count;
  }

  /** Makes what is done for a task fit its state; safe to call at any time. */
  plan(id: string): void {
    const state = this.parts.book.get(id)?.state.name;
    const isWork = state === 'downloading' || state === 'checking';
    const isWanted = isWork && !this.isHeld(state) && !this.isStopping;
    const stopper = this.active.get(id);
    if (!isWanted) {
      // Naming a file takes moments and must not stop half-way.
      if (state !== 'checking') stopper?.abort();
      if (state === 'saved' || state === undefined) this.memories.delete(id);
      return;
    }
    if (stopper === undefined) this.begin(id);
  }

  /** Whether any is under way, or waits for its turn. */
  get isBusy(): boolean {
    return this.runs.size > 0;
  }

  /** Stops every download and resolves once their bytes are with the system; the app is about to end. */
  async stopAll(): Promise<void> {
    this.isStopping = true;
    for (const stopper of this.active.values()) stopper.abort();
    await Promise.allSettled(this.runs);
  }

  /** A person asked for another try: earlier disappointments do not count. */
  forgive(id: string): void {
    this.memories.delete(id);
  }

  /** To prove and name a file that is there, nobody has to be asked. */
  private isHeld(state: 'downloading' | 'checking'): boolean {
    const { holds } = this.parts;
    return holds.stopsWriting || (state === 'downloading' && holds.stopsRequests);
  }

  private begin(id: string): void {
    const stopper = this.newStopper();
    this.active.set(id, stopper);
    const run = this.slots(() => this.carry(id, stopper)).finally(() => {
      this.active.delete(id);
      this.runs.delete(run);
      // Whatever ended this run, a task whose state still asks for work gets it.
      this.parts.clock.after(0, () => this.plan(id));
    });
    this.runs.add(run);
  }

  private async carry(id: string, stopper: Stopper): Promise<void> {
    const state = this.parts.book.get(id)?.state.name;
    if (state !== 'downloading' && state !== 'checking') return;
    if (stopper.signal.aborted || this.isHeld(state)) return;
    const memory = this.memories.get(id) ?? freshMemory();
    this.memories.set(id, memory);
    try {
      await carryTask(this.parts, id, memory, stopper.signal);
    } catch (error) {
      await this.afterError(id, stopper, error);
    } finally {
      // Ends a body that nobody came to read, which would keep its connection for ever.
      stopper.abort();
      this.parts.transfers.end(id);
      this.syncInBackground(id);
    }
  }

  /** The end of the app waits for it by doing the same. */
  private syncInBackground(id: string): void {
    if (this.isStopping || this.parts.book.get(id)?.state.name === 'saved') return;
    syncHalves(this.parts.book, this.parts.drop, id).catch((error: unknown) =>
      this.log.warn('a doubt could not be written down', { id, error: String(error) }),
    );
  }

  private async afterError(id: string, stopper: Stopper, error: unknown): Promise<void> {
    if (stopper.signal.aborted) return;
    if (this.parts.raiseHoldFor(error, this.parts.book.get(id))) return;
    this.log.error('a download went wrong', { id, error: String(error) });
    await this.parts.book
      .apply(id, { type: 'failed', problem: problemOf(error), retry: 'download' })
      .catch((failure: unknown) => this.log.error('a failure could not be kept', { failure }));
  }
}

/** Only a disk's own refusal may be laid on the disk. */
function problemOf(error: unknown): Problem {
  return error instanceof DropError
    ? { code: 'cannot-write', message: null, detail: error.code }
    : { code: 'internal', message: null, detail: String(error).slice(0, 120) };
}
