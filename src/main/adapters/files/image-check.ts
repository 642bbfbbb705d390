import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media, otherBytes } from './verdict';

const mostChunks = 100_000;

/** Checks a PNG, JPEG or WebP by its bytes, whatever the service called it. */
export async function checkImage(source: ByteSource, head: Buffer): Promise<MediaCheck> {
  // Read from the disk only now: most results are videos, and a start should not pay for it.
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(head);
  switch (type?.ext) {
    case 'png':
    case 'apng':
      return (await hasPngEnd(source)) ? media('image/png', 'png') : damaged('no IEND chunk');
    case 'jpg':
      return (await hasJpegEnd(source)) ? media('image/jpeg', 'jpg') : damaged('no end of image');
    case 'webp':
      return isWholeWebp(source, head) ? media('image/webp', 'webp') : damaged('wrong RIFF size');
    default:
      return otherBytes(type === undefined ? 'no known image' : `${type.mime} instead of an image`);
  }
}

async function hasPngEnd(source: ByteSource): Promise<boolean> {
  for (let at = 8, count = 0; count < mostChunks; count += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) return false;
    // Length, type, and the check sum behind the data.
    at += 12 + head.readUInt32BE(0);
    if (at > source.size) return false;
    if (head.toString('latin1', 4, 8) === 'IEND') return true;
  }
  return false;
}

async function hasJpegEnd(source: ByteSource): Promise<boolean> {
  const length = Math.min(source.size, 64 * 1024);
  const tail = await source.read(source.size - length, length);
  let end = tail.length;
  // Some encoders pad behind the end marker.
  while (end > 0 && [0x00, 0x0a, 0x0d, 0x20].includes(tail[end - 1] ?? -1)) end -= 1;
  return tail[end - 2] === 0xff && tail[end - 1] === 0xd9;
}

function isWholeWebp(source: ByteSource, head: Buffer): boolean {
  const size = head.readUInt32LE(4) + 8;
  // A chunk of odd length is padded to an even one, and not every encoder counts that byte.
  return source.size === size || source.size === size + (size % 2);
}
