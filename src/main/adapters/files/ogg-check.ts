import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media, otherBytes } from './verdict';

/** The longest page that there can be (RFC 3533, 6). */
const longestPage = 27 + 255 + 255 * 255;
const headBytes = 27;
const endOfStream = 0x04;
// Each stream's first page is among the first of the file and names its codec.
const videoCodecs = /\x80theora|OVP80|BBCD\0/;

export function startsLikeOgg(head: Buffer): boolean {
  return head.toString('latin1', 0, 5) === 'OggS\0';
}

/** Looks at the first pages and at the last one, which has to end the stream and the file. */
export async function checkOgg(source: ByteSource, head: Buffer): Promise<MediaCheck> {
  if (!videoCodecs.test(head.toString('latin1'))) return otherBytes('an Ogg file without video');
  const length = Math.min(source.size, longestPage);
  const tail = await source.read(source.size - length, length);
  const at = tail.lastIndexOf('OggS\0', undefined, 'latin1');
  const segments = tail[at + headBytes - 1];
  if (at < 0 || segments === undefined) return damaged('no last page');
  const lengths = tail.subarray(at + headBytes, at + headBytes + segments);
  const end = at + headBytes + segments + lengths.reduce((sum, bytes) => sum + bytes, 0);
  if (end !== tail.length) return damaged('the last page is cut off');
  const isEnded = ((tail[at + 5] ?? 0) & endOfStream) !== 0;
  return isEnded ? media('video/ogg', 'ogv') : damaged('the stream has no end');
}
