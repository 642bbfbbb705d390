import { DropError, type FileDrop } from '../ports/file-drop';
import type { Asker } from '../asker';
import { isTrouble } from '../asker';
import type { HoldBoard } from '../hold-board';
import type { KeyCustody } from '../key-custody';
import type { Clock, Dice } from '../ports/clock';
import type { AbortSignalLike, Gateway, Stopper } from '../ports/gateway';
import type { Log } from '../ports/log';
import type { RequestLimiter } from '../request-limiter';
import type { ResultLinks } from '../result-links';
import type { TaskBook } from '../task-book';
import type { TaskRecord } from '../task-record';
import type { TroubleDesk } from '../trouble-desk';
import { bytesOnDisk } from './bytes-on-disk';
import type { PartJob } from './part-end';
import type { ResultPlaces } from './result-places';
import type { SpeedLimit } from './speed-limit';
import type { Transfers } from './transfers';

export interface DownloadWorld {
  readonly book: TaskBook;
  readonly gateway: Gateway;
  readonly drop: FileDrop;
  readonly keys: KeyCustody;
  readonly limiter: RequestLimiter;
  readonly asker: Asker;
  readonly desk: TroubleDesk;
  readonly holds: HoldBoard;
  readonly links: ResultLinks;
  readonly transfers: Transfers;
  readonly speed: SpeedLimit;
  readonly newStopper: () => Stopper;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly clean: (text: string) => string;
  readonly places: ResultPlaces;
  readonly nameTemplate: () => string;
  /** The gateway's address when each file gets a sidecar file, else null. */
  readonly sidecarsFor: () => string | null;
}

/** Room that is left on the disk beyond the file itself. */
export const spareBytes = 20_000_000;

/** What the steps of a download share. */
export class DownloadParts {
  readonly book: TaskBook;
  readonly gateway: Gateway;
  readonly drop: FileDrop;
  readonly keys: KeyCustody;
  readonly limiter: RequestLimiter;
  readonly desk: TroubleDesk;
  readonly holds: HoldBoard;
  readonly links: ResultLinks;
  readonly transfers: Transfers;
  readonly speed: SpeedLimit;
  readonly newStopper: () => Stopper;
  readonly dice: Dice;
  readonly clock: Clock;
  readonly clean: (text: string) => string;
  readonly log: Log;
  readonly places: ResultPlaces;
  readonly nameTemplate: () => string;
  readonly sidecarsFor: () => string | null;
  /** Connections beyond the one that each transfer has. */
  lanesOpen = 0;

  constructor(private readonly world: DownloadWorld) {
    this.book = world.book;
    this.gateway = world.gateway;
    this.drop = world.drop;
    this.keys = world.keys;
    this.limiter = world.limiter;
    this.desk = world.desk;
    this.holds = world.holds;
    this.links = world.links;
    this.transfers = world.transfers;
    this.speed = world.speed;
    this.newStopper = world.newStopper;
    this.dice = world.dice;
    this.clock = world.clock;
    this.clean = world.clean;
    this.places = world.places;
    this.nameTemplate = world.nameTemplate;
    this.sidecarsFor = world.sidecarsFor;
    this.log = world.log;
  }

  /** Waits, or returns early when the work is stopped. */
  wait(delayMs: number, signal: AbortSignalLike): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = this.world.clock.after(delayMs, end);
      signal.addEventListener('abort', end);
    });
  }

  /** Raises the hold when the rest of a file of known length cannot fit. */
  async ensureSpace(job: PartJob, totalBytes: number | null, frontBytes: number): Promise<void> {
    if (totalBytes === null) return;
    const part = this.book.get(job.taskId)?.parts[job.index];
    if (part === undefined) return;
    const { folder } = part;
    const freeBytes = await this.drop.freeBytes(folder);
    if (freeBytes === null) return;
    const leftBytes = totalBytes - (await bytesOnDisk(this.drop, part, frontBytes));
    if (freeBytes >= leftBytes + spareBytes) return;
    this.holds.raise('disk-full', { subject: folder });
  }

  /** Asks the status route once whether the service still answers for this task. */
  async lookAtTask(job: PartJob): Promise<'held' | 'service-down' | 'running' | 'task-known'> {
    const route = this.book.get(job.taskId)?.route ?? null;
    const report = await this.world.asker.look(job.taskId, route, job.signal, 'result');
    if (report === null || this.holds.stopsRequests) return 'held';
    const { outcome } = report;
    if (isTrouble(outcome) || outcome.kind === 'unreadable') return 'service-down';
    if (outcome.kind !== 'task') return 'task-known';
    if (outcome.answer.stage === 'running') return 'running';
    if (outcome.answer.stage === 'completed') this.links.note(job.taskId, outcome.answer.links);
    return 'task-known';
  }

  /** Turns a refusal of the file system into the hold that stands for it; false when it is another fault. */
  raiseHoldFor(error: unknown, record: TaskRecord | undefined): boolean {
    if (!(error instanceof DropError) || error.trouble === 'cannot-write') return false;
    // The hold may be up already with the place that is really full: the list's own disk.
    if (this.holds.has(error.trouble)) return true;
    this.world.log.warn('the folder did not take a file', { trouble: error.trouble });
    const { path } = this.places.base();
    const folder = record?.parts[0]?.folder ?? path;
    // What is waited for is the folder itself; what goes into it is made when it is back.
    const isOwn = record !== undefined && this.places.isInForce(folder, record.addedAtMs);
    const isMissing = error.trouble === 'folder-missing';
    this.holds.raise(error.trouble, { subject: isMissing && isOwn ? path : folder });
    return true;
  }
}
