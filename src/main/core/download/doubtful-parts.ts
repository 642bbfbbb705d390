import type { TaskBook } from '../task-book';
import type { PartRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import type { PartJob } from './part-end';
import { discardPieces } from './pieces';

/** More than may ever have been on its way to the disk when the power went (`early-sync.ts`). */
const doubtfulBytes = 64 * 1024 * 1024;

/**
 * The last run ended with the machine: some file systems give a file its length before its bytes, so the ends of what
 * was being fetched may hold nothing. Resolves once every such part is written down as doubtful.
 */
export async function doubtUnfinished(book: TaskBook): Promise<void> {
  const changes: Promise<void>[] = [];
  for (const { id, parts } of book.all()) {
    const hasDoubtful = parts.some(isUnfinished);
    if (!hasDoubtful) continue;
    const doubted = parts.map((part) =>
      isUnfinished(part) ? { ...part, isDoubtful: true } : part,
    );
    changes.push(book.change(id, { parts: doubted }));
  }
  await Promise.allSettled(changes);
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
