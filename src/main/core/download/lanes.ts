import { pieceNameOf } from '../file-name';
import { DropError, type PartFile, type PieceFile } from '../ports/file-drop';
import type { Stopper } from '../ports/gateway';
import type { Piece } from '../task-record';
import type { DownloadParts } from './download-parts';
import { fetchPiece } from './fetch-piece';
import type { PartJob } from './part-end';
import {
  absorbPieces,
  discardPieces,
  frontEnd,
  inOrder,
  nextGap,
  recordOf,
  uncovered,
} from './pieces';

const shortestPieceBytes = 1024 * 1024;
const longestPieceBytes = 32 * 1024 * 1024;
/** Near the end pieces get shorter, so that all lanes arrive together: so many of what nobody works on. */
const piecesLeft = 8;
/** A request costs a turn and a way to the server, so a piece is worth a twentieth of a long one. */
const shortestShare = 1 / 20;

/** Connections that fetch one result side by side, each a piece ahead of the part's end. */
export class Lanes {
  /** Whether a stream of its own still fills the part; it then keeps a piece's length for itself. */
  isFrontMoving = true;
  private readonly stopper: Stopper;
  private readonly job: PartJob;
  private readonly open = new Map<Piece, PieceFile | null>();
  /** Bytes of the pieces that no lane works on any more, by where they begin. */
  private readonly fetched = new Map<number, number>();
  private readonly runs = new Set<Promise<void>>();
  private wake = (): void => undefined;
  private failure: { readonly error: unknown } | null = null;
  private hasFailed = false;

  constructor(
    private readonly parts: DownloadParts,
    outer: PartJob,
    private readonly file: PartFile,
    private readonly totalBytes: number,
    private readonly pieceBytes: number,
    /** What the front's own stream keeps for itself. */
    private readonly frontBytes: number,
  ) {
    this.stopper = parts.newStopper();
    this.job = { ...outer, signal: this.stopper.signal };
    const stop = (): void => {
      this.stopper.abort();
      this.wake();
    };
    if (outer.signal.aborted) stop();
    outer.signal.addEventListener('abort', stop);
    this.stopper.signal.addEventListener('abort', () =>
      outer.signal.removeEventListener('abort', stop),
    );
  }

  /** Bytes that lie ahead of the front. */
  get bytesAhead(): number {
    let bytes = 0;
    for (const file of this.open.values()) bytes += file?.size ?? 0;
    // A piece that is being put behind the front counts there as far as it has come.
    for (const [from, held] of this.fetched) {
      bytes += Math.max(0, from + held - Math.max(from, this.file.size));
    }
    return bytes;
  }

  start(count: number): void {
    for (let lane = 0; lane < count; lane += 1) {
      this.parts.lanesOpen += 1;
      const run = this.drive()
        .catch((error: unknown) => this.fail(error))
        .then(() => {
          this.parts.lanesOpen -= 1;
          this.runs.delete(run);
          this.wake();
        });
      this.runs.add(run);
    }
  }

  /** Where the front has to stop: at the first piece that another lane takes care of. */
  get frontEnd(): number | null {
    return frontEnd(this.all(), this.file.size);
  }

  /** Puts piece after piece behind the front until all is there, or the lanes give up. */
  async join(): Promise<'complete' | 'given-up'> {
    for (;;) {
      await absorbPieces(this.parts, this.job, this.file, (piece) => this.isOpen(piece));
      if (this.failure !== null) throw this.failure.error;
      if (this.file.size >= this.totalBytes) return 'complete';
      if (this.hasFailed || this.stopper.signal.aborted || this.runs.size === 0) return 'given-up';
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Stops all lanes; what they fetched stays on disk, to be gone on from. */
  async end(): Promise<void> {
    this.stopper.abort();
    await Promise.all(this.runs);
    // The front need not stop where nothing lies.
    await discardPieces(this.parts, this.job, ({ from }) => this.fetched.get(from) === 0);
    if (this.failure !== null) throw this.failure.error;
  }

  /** A request that was under way when the lanes were stopped says so by failing; a disk is heard all the same. */
  private fail(error: unknown): void {
    if (this.stopper.signal.aborted && !(error instanceof DropError)) return;
    this.failure ??= { error };
  }

  private async drive(): Promise<void> {
    while (!this.hasFailed && !this.stopper.signal.aborted) {
      const piece = this.take();
      if (piece === null) return;
      const isWhole = await this.fill(piece);
      if (!isWhole) this.hasFailed = true;
      this.wake();
    }
  }

  private async fill(piece: Piece): Promise<boolean> {
    const { parts, job } = this;
    const record = recordOf(parts, job);
    if (record === undefined) return false;
    this.open.set(piece, null);
    const isKnown = record.pieces.some(({ from }) => from === piece.from);
    const name = pieceNameOf(record.partName, piece.from);
    try {
      if (!isKnown) await this.note(piece, record.folder, name);
      // Of a task that was taken off the list meanwhile, nobody would know the file.
      if (this.stopper.signal.aborted) return false;
      const file = await parts.drop.openPiece(record.folder, name, isKnown);
      this.open.set(piece, file);
      try {
        return await fetchPiece(parts, job, piece, file, () => this.move());
      } finally {
        // Also when its last bytes are refused: what lies there counts.
        await file.close().finally(() => this.fetched.set(piece.from, file.size));
      }
    } finally {
      this.open.delete(piece);
    }
  }

  /** Before its file is made: what a kill leaves without a note would stay for ever. */
  private async note(piece: Piece, folder: string, name: string): Promise<void> {
    // A leftover of that name must not pass for noted bytes.
    await this.parts.drop.discardPart(folder, name);
    this.fetched.set(piece.from, 0);
    const pieces = inOrder([...(recordOf(this.parts, this.job)?.pieces ?? []), piece]);
    await this.parts.book.changePart(this.job.taskId, this.job.index, { pieces });
  }

  /** The lowest stretch that nobody works on: an unfinished piece, or a new one. */
  private take(): Piece | null {
    const known = recordOf(this.parts, this.job)?.pieces ?? [];
    const unfinished = inOrder(known).find(
      (piece) => !this.isOpen(piece) && !this.isWhole(piece) && piece.from > this.file.size,
    );
    const ahead = this.all();
    const front = this.isFrontMoving ? frontEnd(ahead, this.file.size) : this.file.size;
    const length = this.pieceLength(uncovered(ahead, front ?? this.file.size, this.totalBytes));
    const start = front ?? this.file.size + Math.max(length, this.frontBytes);
    const gap = nextGap(ahead, start, this.totalBytes, length);
    if (unfinished === undefined) return gap;
    return gap === null || unfinished.from < gap.from ? unfinished : gap;
  }

  /** For so many bytes that nobody works on. */
  private pieceLength(freeBytes: number): number {
    const shortest = Math.max(shortestPieceBytes, this.pieceBytes * shortestShare);
    const longest = Math.min(this.pieceBytes, longestPieceBytes);
    return Math.ceil(Math.max(shortest, Math.min(longest, freeBytes / piecesLeft)));
  }

  private all(): Piece[] {
    const known = recordOf(this.parts, this.job)?.pieces ?? [];
    const isNew = (piece: Piece): boolean => !known.some(({ from }) => from === piece.from);
    return [...known, ...[...this.open.keys()].filter(isNew)];
  }

  private isOpen({ from }: Piece): boolean {
    return [...this.open.keys()].some((piece) => piece.from === from);
  }

  private isWhole({ from, to }: Piece): boolean {
    return (this.fetched.get(from) ?? 0) >= to - from;
  }

  private move(): void {
    this.parts.transfers.move(this.job.taskId, this.file.size + this.bytesAhead);
  }
}
