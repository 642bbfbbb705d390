import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media } from './verdict';

// A film of OpenDML has a RIFF for each gigabyte, each with a handful of chunks.
const mostChunks = 10_000;

export function startsLikeAvi(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 16) === 'AVI LIST';
}

/** Walks over the outer chunks; long films go on in further RIFFs (OpenDML). */
export async function checkAvi(source: ByteSource): Promise<MediaCheck> {
  let hasMovie = false;
  let riffEnd = 0;
  let at = 0;
  for (let count = 0; at < source.size; count += 1) {
    if (count >= mostChunks) return damaged('too many chunks');
    const head = await source.read(at, 12);
    if (head.length < 8) return damaged('bytes after the last chunk');
    const size = head.readUInt32LE(4);
    const isRiff = at >= riffEnd;
    if (isRiff && head.toString('latin1', 0, 4) !== 'RIFF') return damaged('bytes after the RIFF');
    if (at + 8 + size > source.size) return damaged('a chunk is cut off');
    if (isRiff) riffEnd = at + 8 + size;
    else if (at + 8 + size > riffEnd) return damaged('a chunk is longer than its RIFF');
    if (head.toString('latin1', 8, 12) === 'movi') hasMovie = true;
    // A chunk of odd length is padded to an even one.
    at += isRiff ? 12 : 8 + size + (size % 2);
  }
  return hasMovie ? media('video/x-msvideo', 'avi') : damaged('no movi list');
}
