import { isTrouble } from '../asker';
import { DropError, type PieceFile } from '../ports/file-drop';
import { TransferCut } from '../ports/gateway';
import { notWanted } from '../request-limiter';
import type { Piece } from '../task-record';
import type { DownloadParts } from './download-parts';
import type { PartJob } from './part-end';
import { recordOf } from './pieces';
import { requestResult } from './request-result';

const mostWithoutNewBytes = 2;
const waitAfterCutMs = 500;

/** Fills a piece from where it stands; false when the service does not hand out this very stretch. */
export async function fetchPiece(
  parts: DownloadParts,
  job: PartJob,
  piece: Piece,
  file: PieceFile,
  onMove: () => void,
): Promise<boolean> {
  let withoutNewBytes = 0;
  while (file.size < piece.to - piece.from) {
    const before = file.size;
    if (!(await receiveSome(parts, job, piece, file, onMove))) return false;
    withoutNewBytes = file.size > before ? 0 : withoutNewBytes + 1;
    if (withoutNewBytes >= mostWithoutNewBytes) return false;
    if (file.size < piece.to - piece.from) await parts.wait(waitAfterCutMs, job.signal);
  }
  return true;
}

/** One request and its bytes; a cut is no refusal. */
async function receiveSome(
  parts: DownloadParts,
  job: PartJob,
  piece: Piece,
  file: PieceFile,
  onMove: () => void,
): Promise<boolean> {
  const record = recordOf(parts, job);
  if (record === undefined || job.signal.aborted) return false;
  const { etag, lastModified, totalBytes } = record;
  const offset = piece.from + file.size;
  const resume = { offset, until: piece.to, totalBytes, validator: { etag, lastModified } };
  const outcome = await requestResult(parts, job, resume);
  if (outcome === notWanted || isTrouble(outcome)) return false;
  // Whoever gives up here also stops the request, and with it a body that nobody reads.
  if (outcome.kind !== 'bytes' || outcome.offset !== offset) return false;
  try {
    for await (const chunk of outcome.body) {
      for (const slice of parts.speed.slices(chunk)) {
        if (parts.holds.stopsWriting) return false;
        await parts.speed.take(slice.length, job.signal);
        await file.append(slice);
        onMove();
      }
    }
  } catch (error) {
    if (job.signal.aborted && !(error instanceof DropError)) return false;
    if (!(error instanceof TransferCut)) throw error;
  }
  return true;
}
