import type { MediaCheck, WantedMedia } from '../../core/ports/file-drop';
import { readErrorText } from '../../core/read-error-text';
import type { ByteSource } from './byte-source';
import { checkImage } from './image-check';
import { checkMp4, startsLikeMp4 } from './mp4-boxes';
import { notMedia } from './verdict';
import { checkWebm, startsLikeWebm } from './webm-check';

const longestText = 64 * 1024;

/** Whether the bytes are a whole file of the wanted kind; decided by the bytes alone, never by a name or a header. */
export async function checkContainer(source: ByteSource, wanted: WantedMedia): Promise<MediaCheck> {
  if (source.size === 0) return notMedia('empty');
  const head = await source.read(0, 4100);
  if (looksLikeText(head)) return readText(await source.read(0, longestText));
  if (wanted === 'image') return checkImage(source, head);
  if (startsLikeMp4(head)) return checkMp4(source);
  if (startsLikeWebm(head)) return checkWebm(source);
  return notMedia('no known video');
}

// An MP4 that began with one of these signs would have a first box of half a gigabyte or more.
function looksLikeText(head: Buffer): boolean {
  const start = head
    .toString('utf8', 0, 64)
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^[{[<"]/.test(start) && !startsLikeMp4(head);
}

function readText(bytes: Buffer): MediaCheck {
  const text = new TextDecoder().decode(bytes).trim();
  if (text.startsWith('<')) return notMedia('a page');
  try {
    const json: unknown = JSON.parse(text);
    return notMedia('a JSON answer', readErrorText(json).message);
  } catch {
    return notMedia('a text');
  }
}
