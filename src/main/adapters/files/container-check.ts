import type { MediaCheck, WantedMedia } from '../../core/ports/file-drop';
import { readErrorText } from '../../core/read-error-text';
import { checkAvi, startsLikeAvi } from './avi-check';
import type { ByteSource } from './byte-source';
import { readMediaFacts } from './facts/read-media-facts';
import { checkFlv, startsLikeFlv } from './flv-check';
import { checkImage } from './image-check';
import { checkMp4, startsLikeMp4 } from './mp4-boxes';
import { checkOgg, startsLikeOgg } from './ogg-check';
import { checkTs, startsLikeTs } from './ts-check';
import { notMedia, otherBytes } from './verdict';
import { checkWebm, startsLikeWebm } from './webm-check';

const longestText = 64 * 1024;

/** Whether the bytes are a whole file of the wanted kind; decided by the bytes alone, never by a name or a header. */
export async function checkContainer(source: ByteSource, wanted: WantedMedia): Promise<MediaCheck> {
  const check = await checkKind(source, wanted);
  return check.ok ? { ...check, facts: await readMediaFacts(source, check.mime) } : check;
}

async function checkKind(source: ByteSource, wanted: WantedMedia): Promise<MediaCheck> {
  if (source.size === 0) return notMedia('empty');
  const head = await source.read(0, 4100);
  if (isText(head)) return readText(await source.read(0, longestText));
  if (wanted === 'image') return checkImage(source, head);
  if (startsLikeMp4(head)) return checkMp4(source);
  if (startsLikeWebm(head)) return checkWebm(source);
  if (startsLikeTs(head)) return checkTs(source);
  if (startsLikeAvi(head)) return checkAvi(source);
  if (startsLikeOgg(head)) return checkOgg(source, head);
  if (startsLikeFlv(head)) return checkFlv(source);
  return otherBytes('no known video');
}

/** Every kind of media has control characters in its first bytes, and no text has any but these. */
function isText(head: Buffer): boolean {
  const hasWideMark = head.length >= 2 && [0xfeff, 0xfffe].includes(head.readUInt16BE(0));
  if (hasWideMark || /^\s*<(!doctype|html|\?xml)/i.test(head.toString('latin1'))) return true;
  return head.every((byte) => byte >= 0x20 || isSpace(byte));
}

const isSpace = (byte: number): boolean => byte >= 0x09 && byte <= 0x0d;

function readText(bytes: Buffer): MediaCheck {
  const encoding = bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes).trim();
  if (text.startsWith('<')) return notMedia('a page');
  try {
    const json: unknown = JSON.parse(text);
    return notMedia('a JSON answer', readErrorText(json).message);
  } catch {
    return notMedia('a text');
  }
}
