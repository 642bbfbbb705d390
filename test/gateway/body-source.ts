import { createHash } from 'node:crypto';
import { paddingBox, paddingChunks, type PaddingBox } from './padding';

/** Bytes that can be read from any place, in pieces, as often as wanted, always the same. */
export interface BodySource {
  readonly bytes: number;
  /** From `start` up to, but not with, `end`. */
  chunks(start: number, end: number): Generator<Uint8Array>;
}

const chunkBytes = 64 * 1024;

/**
 * The body of one task's result: the clip, and a padding box when a size is asked for.
 * Each version differs from the others early in the file and all over the padding, with equal size.
 */
export function bodySource(
  clip: Uint8Array,
  bytes: number | undefined,
  seed: string,
  version: number,
): BodySource {
  const marked = Buffer.from(clip);
  const markAt = isMp4(clip) ? minorVersionAt : clip.length >> 1;
  if (version > 1) marked.set([(marked[markAt] ?? 0) ^ version], markAt);
  if (bytes === undefined || bytes === clip.length) return sourceOf([marked]);

  if (!isMp4(clip)) throw new Error('Only an MP4 clip can be padded to a size');
  const padding = paddingBox(bytes - clip.length, `${seed}:${String(version)}`);
  const cut = paddingPlace(marked);
  return sourceOf([marked.subarray(0, cut), padding, marked.subarray(cut)]);
}

export function sha256Of(source: BodySource): string {
  const hash = createHash('sha256');
  for (const chunk of source.chunks(0, source.bytes)) hash.update(chunk);
  return hash.digest('hex');
}

// The last byte of ftyp's minor version, which no player looks at.
const minorVersionAt = 15;

function isMp4(clip: Uint8Array): boolean {
  return Buffer.from(clip.subarray(4, 8)).toString('latin1') === 'ftyp';
}

/** Before a moov that comes last, so that a file cut short lacks it; else at the end. */
function paddingPlace(clip: Buffer): number {
  let at = 0;
  let lastBox = 0;
  while (at + 8 <= clip.length) {
    lastBox = at;
    at += Math.max(8, clip.readUInt32BE(at));
  }
  return clip.toString('latin1', lastBox + 4, lastBox + 8) === 'moov' ? lastBox : clip.length;
}

function sourceOf(parts: readonly (Uint8Array | PaddingBox)[]): BodySource {
  const lengthOf = (part: Uint8Array | PaddingBox): number =>
    part instanceof Uint8Array ? part.length : part.bytes;
  return {
    bytes: parts.reduce((sum, part) => sum + lengthOf(part), 0),
    *chunks(start, end) {
      let partStart = 0;
      for (const part of parts) {
        const from = Math.max(0, start - partStart);
        const to = Math.min(lengthOf(part), end - partStart);
        if (from < to) {
          yield* part instanceof Uint8Array
            ? slices(part, from, to)
            : paddingChunks(part, from, to);
        }
        partStart += lengthOf(part);
      }
    },
  };
}

function* slices(bytes: Uint8Array, from: number, to: number): Generator<Uint8Array> {
  for (let at = from; at < to; at += chunkBytes) {
    yield bytes.subarray(at, Math.min(to, at + chunkBytes));
  }
}
