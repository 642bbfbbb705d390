import type { MediaCheck } from '../../core/ports/file-drop';
import type { ByteSource } from './byte-source';
import { damaged, media } from './verdict';

const packetBytes = 188;
const syncByte = 0x47;
/** So many packets tell a stream from other bytes; chance has one try in 2^40. */
const provingPackets = 5;
const mostLooks = 256;

/** Whether the bytes begin an MPEG transport stream (ISO/IEC 13818-1, 2.4.3): packets of 188 bytes. */
export function startsLikeTs(head: Buffer): boolean {
  for (let count = 0; count < provingPackets; count += 1) {
    if (head[count * packetBytes] !== syncByte) return false;
  }
  return true;
}

/** Packets all over the file are looked at, a fixed number of them, so the cost does not grow. */
export async function checkTs(source: ByteSource): Promise<MediaCheck> {
  if (source.size % packetBytes !== 0) return damaged('the last packet is cut off');
  const packets = source.size / packetBytes;
  const looks = Math.min(packets, mostLooks);
  for (let count = 1; count <= looks; count += 1) {
    const packet = Math.floor((packets * count) / looks) - 1;
    const [byte] = await source.read(packet * packetBytes, 1);
    if (byte !== syncByte) return damaged('a packet without its sync byte');
  }
  return media('video/mp2t', 'ts');
}
