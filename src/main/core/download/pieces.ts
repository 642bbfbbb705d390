import { partNameOfPiece, pieceNameOf } from '../file-name';
import type { PartFile } from '../ports/file-drop';
import type { PartRecord, Piece } from '../task-record';
import type { DownloadParts } from './download-parts';
import type { PartJob } from './part-end';

/** The first stretch from `start` on that no piece covers, at most `longest` bytes; null when there is none. */
export function nextGap(
  pieces: readonly Piece[],
  start: number,
  totalBytes: number,
  longest: number,
): Piece | null {
  let from = start;
  for (const piece of inOrder(pieces)) {
    if (piece.from > from) return { from, to: Math.min(piece.from, from + longest) };
    from = Math.max(from, piece.to);
  }
  return from < totalBytes ? { from, to: Math.min(totalBytes, from + longest) } : null;
}

/** How many bytes from `start` on no piece covers. */
export function uncovered(pieces: readonly Piece[], start: number, totalBytes: number): number {
  let bytes = totalBytes - start;
  let from = start;
  for (const piece of inOrder(pieces)) {
    bytes -= Math.max(0, piece.to - Math.max(from, piece.from));
    from = Math.max(from, piece.to);
  }
  return bytes;
}

/** Where the front has to stop because a piece begins there; null when none lies ahead. */
export function frontEnd(pieces: readonly Piece[], size: number): number | null {
  const starts = pieces.map(({ from }) => from).filter((from) => from >= size);
  return starts.length === 0 ? null : Math.min(...starts);
}

export const inOrder = (pieces: readonly Piece[]): Piece[] =>
  [...pieces].sort((one, other) => one.from - other.from);

/** The part's record as it is now. */
export const recordOf = (parts: DownloadParts, job: PartJob): PartRecord | undefined =>
  parts.book.get(job.taskId)?.parts[job.index];

/**
 * Puts every piece that the front has reached behind it, as far as its bytes go. Each is on the disk
 * in the part before its own file goes, so that a kill at any moment loses nothing.
 */
export async function absorbPieces(
  parts: DownloadParts,
  job: PartJob,
  file: PartFile,
  isBusy: (piece: Piece) => boolean = () => false,
): Promise<void> {
  for (;;) {
    const record = recordOf(parts, job);
    const piece = record?.pieces.find((one) => one.from <= file.size && !isBusy(one));
    if (record === undefined || piece === undefined) return;
    const name = pieceNameOf(record.partName, piece.from);
    const heldBytes = (await parts.drop.partSize(record.folder, name)) ?? 0;
    const skip = file.size - piece.from;
    if (heldBytes > skip) await file.absorb(name, skip);
    await discardPieces(parts, job, (one) => one.from === piece.from);
  }
}

/** Gives up pieces, all of them unless told which; their files go first. */
export async function discardPieces(
  parts: DownloadParts,
  job: PartJob,
  isUnwanted: (piece: Piece) => boolean = () => true,
): Promise<void> {
  const record = recordOf(parts, job);
  const unwanted = record?.pieces.filter(isUnwanted) ?? [];
  if (record === undefined || unwanted.length === 0) return;
  for (const { from } of unwanted) {
    await parts.drop.discardPart(record.folder, pieceNameOf(record.partName, from));
  }
  await dropPieces(parts, job, isUnwanted);
}

/** The names of a part's pieces, as they are noted, and of the part itself. */
export const namesOf = ({
  partName,
  pieces,
}: Pick<PartRecord, 'partName' | 'pieces'>): string[] => [
  ...pieces.map(({ from }) => pieceNameOf(partName, from)),
  partName,
];

/** Takes a part off the disk, with the pieces that were fetched ahead of it and what a move left of them. */
export async function discardWhole(
  drop: DownloadParts['drop'],
  part: Pick<PartRecord, 'folder' | 'alsoIn' | 'partName' | 'pieces'>,
): Promise<void> {
  for (const place of part.alsoIn === null ? [part.folder] : [part.folder, part.alsoIn]) {
    for (const name of namesOf(part)) await drop.discardPart(place, name);
  }
}

/** Takes away what an earlier row of the same task left beside its part, which begins from nothing now. */
export async function discardLeftovers(
  drop: DownloadParts['drop'],
  { folder, partName }: Pick<PartRecord, 'folder' | 'partName'>,
): Promise<void> {
  // Pieces lie ahead of a part with bytes; without one, the folder need not be read.
  if (((await drop.partSize(folder, partName)) ?? 0) === 0) return;
  const names = await namesOfPart(drop, folder, partName);
  for (const name of names.filter((one) => one !== partName)) await drop.discardPart(folder, name);
}

/** A part and all its pieces as a folder holds them, noted or not. */
export async function namesOfPart(
  drop: DownloadParts['drop'],
  folder: string,
  partName: string,
): Promise<string[]> {
  return (await drop.list(folder)).filter((name) => partNameOfPiece(name) === partName);
}

async function dropPieces(
  parts: DownloadParts,
  job: PartJob,
  isGone: (piece: Piece) => boolean,
): Promise<void> {
  const pieces = recordOf(parts, job)?.pieces.filter((piece) => !isGone(piece)) ?? [];
  await parts.book.changePart(job.taskId, job.index, { pieces });
}
