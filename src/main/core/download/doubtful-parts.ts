import { DropError, type FileDrop } from '../ports/file-drop';
import type { TaskBook } from '../task-book';
import type { PartRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import type { PartJob } from './part-end';
import { discardPieces, namesOf } from './pieces';

/** More than may ever have been on its way to the disk when the power went (`early-sync.ts`). */
const doubtfulBytes = 64 * 1024 * 1024;

/** What systems and file systems say of a drive that is not there any more; `UNKNOWN` is Windows' word for most. */
const driveErrors = new Set(['EIO', 'ENODEV', 'ENXIO', 'EROFS', 'ESTALE', 'ENOTCONN', 'UNKNOWN']);

/**
 * The last run ended with the machine: some file systems give a file its length before its bytes, so the ends of what
 * was being fetched may hold nothing. Every such part is written down as doubtful; false when that was refused.
 */
export async function doubtUnfinished(book: TaskBook): Promise<boolean> {
  const changes: Promise<void>[] = [];
  for (const { id, parts } of book.all()) {
    const hasDoubtful = parts.some(isUnfinished);
    if (!hasDoubtful) continue;
    const doubted = parts.map((part) =>
      isUnfinished(part) ? { ...part, isDoubtful: true } : part,
    );
    changes.push(book.change(id, { parts: doubted }));
  }
  const ends = await Promise.allSettled(changes);
  return ends.every(({ status }) => status === 'fulfilled');
}

/**
 * Brings to the disk what was fetched of every unfinished part; called when nothing writes any more. A power cut right
 * behind the end of the app finds no mark of a run. What the disk refuses is doubtful from then on.
 */
export async function syncUnfinished(book: TaskBook, drop: FileDrop): Promise<void> {
  for (const { id } of book.all()) await syncHalves(book, drop, id);
}

/** The same of one task: it is not being filled for now, and its drive may leave meanwhile. */
export async function syncHalves(book: TaskBook, drop: FileDrop, id: string): Promise<void> {
  for (const [index, part] of (book.get(id)?.parts ?? []).entries()) {
    if (!isUnfinished(part)) continue;
    try {
      for (const name of namesOf(part)) await drop.syncPart(part.folder, name);
    } catch {
      await book.changePart(id, index, { isDoubtful: true });
    }
  }
}

/** A drive that left while a part was being filled leaves what a power cut leaves, of all parts on it. */
export async function doubtAfter(book: TaskBook, error: unknown): Promise<void> {
  if (error instanceof DropError && driveErrors.has(error.code)) await doubtUnfinished(book);
}

/** Gives up what may not be what was received, before the part is gone on with. */
export async function giveUpDoubtful(
  parts: DownloadParts,
  job: PartJob,
  { folder, partName }: PartRecord,
): Promise<void> {
  // Pieces reach the disk only when the part takes them in.
  await discardPieces(parts, job);
  await parts.drop.shortenPart(folder, partName, doubtfulBytes);
  await parts.book.changePart(job.taskId, job.index, { isDoubtful: false });
}

const isUnfinished = ({ bytes, isDone, isMissing }: PartRecord): boolean =>
  bytes === null && !isDone && !isMissing;
