import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media, otherBytes } from './verdict';

const ebml = 0x1a45dfa3;
const docType = 0x4282;
const segment = 0x18538067;
const cluster = 0x1f43b675;
const mostElements = 200_000;

export interface Element {
  readonly id: number;
  /** Where its content starts. */
  readonly start: number;
  /** Where its content ends; null when it does not say. */
  readonly end: number | null;
}

export function startsLikeWebm(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32BE(0) === ebml;
}

/** Checks a WebM or Matroska file by its outer elements (RFC 8794 and RFC 9559). */
export async function checkWebm(source: ByteSource): Promise<MediaCheck> {
  const header = await elementAt(source, 0);
  if (header?.end == null || header.end > source.size) return damaged('the EBML header is cut off');
  const type = await docTypeIn(source, header.start, header.end);
  if (type !== 'webm' && type !== 'matroska') return otherBytes('an EBML file of another type');
  const body = await elementAt(source, header.end);
  if (body?.id !== segment) return damaged('no segment');
  if (body.end !== null && body.end > source.size) return damaged('the segment is cut off');
  if (body.end !== null && body.end < source.size) return damaged('bytes after the segment');
  const fault = await clusterFault(source, body.start);
  if (fault !== null) return damaged(fault);
  return type === 'webm' ? media('video/webm', 'webm') : media('video/x-matroska', 'mkv');
}

async function docTypeIn(source: ByteSource, start: number, end: number): Promise<string | null> {
  for (let at = start, count = 0; at < end && count < 64; count += 1) {
    const element = await elementAt(source, at);
    if (element?.end == null || element.end > end) return null;
    if (element.id === docType) {
      const text = await source.read(element.start, Math.min(32, element.end - element.start));
      return text.toString('latin1').replace(/\0+$/, '');
    }
    at = element.end;
  }
  return null;
}

/** Every outer element has to be whole, and one has to hold media. */
async function clusterFault(source: ByteSource, start: number): Promise<string | null> {
  let hasCluster = false;
  for (let at = start, count = 0; at < source.size; count += 1) {
    const element = count < mostElements ? await elementAt(source, at) : null;
    if (element === null) return 'an element that cannot be read';
    if (element.id === cluster) {
      hasCluster = true;
      // A live recording's clusters have no size; nothing behind can be told apart.
      if (element.end === null) return element.start < source.size ? null : 'an empty cluster';
    }
    if (element.end === null || element.end > source.size) return 'an element is cut off';
    at = element.end;
  }
  return hasCluster ? null : 'no media in it';
}

export async function elementAt(source: ByteSource, at: number): Promise<Element | null> {
  const head = await source.read(at, 12);
  const idLength = lengthOf(head[0], 4);
  if (idLength === null || head.length < idLength + 1) return null;
  const first = head[idLength];
  const sizeLength = lengthOf(first, 8);
  if (first === undefined || sizeLength === null || head.length < idLength + sizeLength)
    return null;
  let size = BigInt(first & ((1 << (8 - sizeLength)) - 1));
  for (const byte of head.subarray(idLength + 1, idLength + sizeLength)) {
    size = size * 256n + BigInt(byte);
  }
  const isUnknown = size === (1n << BigInt(7 * sizeLength)) - 1n;
  const start = at + idLength + sizeLength;
  const end = isUnknown ? null : Number(BigInt(start) + size);
  return { id: head.readUIntBE(0, idLength), start, end };
}

/** How many bytes an EBML number has, by the place of its first set bit. */
function lengthOf(first: number | undefined, longest: number): number | null {
  const length = first === undefined ? 9 : Math.clz32(first) - 23;
  return length <= longest ? length : null;
}
