import { createCipheriv, createHash } from 'node:crypto';

/** An MP4 `free` box of any size, whose bytes are computed when they are read. */
export interface PaddingBox {
  readonly bytes: number;
  readonly header: Uint8Array;
  readonly noise: Uint8Array;
}

const blockBytes = 64 * 1024;
const largestShortBox = 0xffffffff;

export function paddingBox(bytes: number, seed: string): PaddingBox {
  if (bytes < 8)
    throw new Error(`The size is too small for the clip by ${String(8 - bytes)} bytes`);
  const key = createHash('sha256').update(seed).digest();
  const noise = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(
    Buffer.alloc(blockBytes),
  );
  return { bytes, header: boxHeader(bytes), noise };
}

/** The box's bytes from `from` up to, but not with, `to`. */
export function* paddingChunks(box: PaddingBox, from: number, to: number): Generator<Uint8Array> {
  const headerBytes = box.header.length;
  if (from < headerBytes) yield box.header.subarray(from, Math.min(to, headerBytes));
  let at = Math.max(0, from - headerBytes);
  const end = to - headerBytes;
  while (at < end) {
    const index = Math.floor(at / blockBytes);
    const blockStart = index * blockBytes;
    yield block(box, index).subarray(at - blockStart, Math.min(end - blockStart, blockBytes));
    at = blockStart + blockBytes;
  }
}

// Every block carries its number: bytes put in a wrong place by whole blocks still change the hash.
function block(box: PaddingBox, index: number): Uint8Array {
  const bytes = Buffer.from(box.noise);
  bytes.writeUInt32BE(index, 0);
  return bytes;
}

function boxHeader(bytes: number): Uint8Array {
  if (bytes <= largestShortBox) {
    const header = Buffer.alloc(8);
    header.writeUInt32BE(bytes, 0);
    header.write('free', 4, 'latin1');
    return header;
  }
  const header = Buffer.alloc(16);
  // A size of 1 says that the real one follows the type, in 64 bits.
  header.writeUInt32BE(1, 0);
  header.write('free', 4, 'latin1');
  header.writeBigUInt64BE(BigInt(bytes), 8);
  return header;
}
