import type { ByteSource } from '../byte-source';
import type { RawFacts } from './raw-facts';

/** Sides of a PNG, from its first chunk. */
export async function pngFacts(source: ByteSource): Promise<RawFacts> {
  const head = await source.read(0, 24);
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return {};
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Sides of a WebP, from whichever of its three kinds of first chunk it has. */
export async function webpFacts(source: ByteSource): Promise<RawFacts> {
  const head = await source.read(0, 30);
  if (head.length < 30) return {};
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return {};
  }
}

// Thumbnails and colour profiles stand before the frame, each in segments of 64 kB at most.
const mostSegments = 500;

/** Sides of a JPEG, from its frame header. */
export async function jpegFacts(source: ByteSource): Promise<RawFacts> {
  for (let at = 2, count = 0; count < mostSegments; count += 1) {
    const head = await source.read(at, 9);
    if (head.length < 9 || head[0] !== 0xff) return {};
    const marker = head[1] ?? 0;
    // C4, C8 and CC lie among the frames' numbers, but are tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    at += 2 + head.readUInt16BE(2);
  }
  return {};
}
