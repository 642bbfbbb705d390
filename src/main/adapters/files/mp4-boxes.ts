import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media, otherBytes } from './verdict';

// A long fragmented film has some thousands; more is a file made to keep the reader busy.
const mostBoxes = 200_000;
// QuickTime films older than `ftyp` begin with one of these.
const quickTimeStarts = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const imageBrands = new Set(['heic', 'heix', 'heim', 'hevc', 'mif1', 'msf1', 'avif', 'avis']);

/** Whether the first eight bytes begin an MP4 or QuickTime file. */
export function startsLikeMp4(head: Buffer): boolean {
  const type = head.toString('latin1', 4, 8);
  return type === 'ftyp' || quickTimeStarts.has(type);
}

/** Walks over the outer boxes only, so the cost does not grow with the film (ISO/IEC 14496-12, 4.2). */
export async function checkMp4(source: ByteSource): Promise<MediaCheck> {
  const seen = new Set<string>();
  let last = '';
  let at = 0;
  let brand = 'qt  ';
  for (let count = 0; at < source.size; count += 1) {
    if (count >= mostBoxes) return damaged('too many boxes');
    const head = await source.read(at, 16);
    if (head.length < 8) return damaged('bytes after the last box');
    const type = head.toString('latin1', 4, 8);
    const size = boxSize(head, source.size - at);
    if (size === null) return damaged('a box with an impossible size');
    if (at + size > source.size) return damaged(`the box ${printable(type)} is cut off`);
    if (at === 0 && type === 'ftyp') brand = head.toString('latin1', 8, 12);
    seen.add(type);
    if (type === 'moof' || type === 'mdat') last = type;
    at += size;
  }
  if (imageBrands.has(brand)) return otherBytes('an image instead of a video');
  if (!seen.has('moov')) return damaged('no moov box');
  if (!seen.has('mdat')) return damaged('no mdat box');
  if (last === 'moof') return damaged('a fragment without its media');
  return brand === 'qt  ' ? media('video/quicktime', 'mov') : media('video/mp4', 'mp4');
}

/** Null when no box can have that size; 0 in the file means up to its end, 1 means 64 bits follow. */
export function boxSize(head: Buffer, left: number): number | null {
  const short = head.readUInt32BE(0);
  if (short === 0) return left;
  if (short !== 1) return short < 8 ? null : short;
  if (head.length < 16) return null;
  const long = head.readBigUInt64BE(8);
  return long < 16n || long > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(long);
}

function printable(type: string): string {
  return type.replace(/[^\x20-\x7e]/g, '?');
}
