import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media } from './verdict';

const tagHeadBytes = 11;
const backPointerBytes = 4;

export function startsLikeFlv(head: Buffer): boolean {
  return (
    head.toString('latin1', 0, 4) === 'FLV\x01' && head.length >= 9 && head.readUInt32BE(5) === 9
  );
}

/** Every tag is followed by its length: the last one has to lead back to a tag that fits it. */
export async function checkFlv(source: ByteSource): Promise<MediaCheck> {
  const pointer = await source.read(source.size - backPointerBytes, backPointerBytes);
  const tagBytes = pointer.length < backPointerBytes ? 0 : pointer.readUInt32BE(0);
  const at = source.size - backPointerBytes - tagBytes;
  if (tagBytes < tagHeadBytes || at < 9 + backPointerBytes) return damaged('no last tag');
  const tag = await source.read(at, tagHeadBytes);
  const isTag = [8, 9, 18].includes((tag[0] ?? 0) & 0x1f);
  const isWhole = isTag && tag.readUIntBE(1, 3) + tagHeadBytes === tagBytes;
  return isWhole ? media('video/x-flv', 'flv') : damaged('the last tag is cut off');
}
