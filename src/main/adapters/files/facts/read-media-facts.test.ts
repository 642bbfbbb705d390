import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readClip,
  readImage,
  readTinyVideo,
  tinyVideos,
  type TinyVideo,
} from '../../../../../test/gateway/samples';
import { memorySource } from '../byte-source';
import { checkContainer } from '../container-check';
import { readMediaFacts } from './read-media-facts';

const videoFacts = async (bytes: Uint8Array) => {
  const check = await checkContainer(memorySource(bytes), 'video');
  return check.ok ? check.facts : 'no video';
};
const imageFacts = async (bytes: Uint8Array) => {
  const check = await checkContainer(memorySource(bytes), 'image');
  return check.ok ? check.facts : 'no image';
};

// As ffprobe tells them.
const tiny: Record<TinyVideo, { width: number; height: number; durationMs: number | null } | null> =
  {
    'tiny.m2t': null,
    'tiny.avi': null,
    'tiny.ogv': null,
    'tiny.flv': null,
    'tiny.mov': { width: 64, height: 64, durationMs: 1_000 },
    'tiny-fragmented.mp4': { width: 64, height: 64, durationMs: null },
    'tiny-live.webm': { width: 64, height: 64, durationMs: null },
  };

describe('what a file’s header says', () => {
  it.each([
    ['ember', 1280, 720],
    ['petal', 720, 1280],
  ] as const)('is read from an MP4: %s', async (clip, width, height) => {
    expect(await videoFacts(readClip(clip))).toEqual({ width, height, durationMs: 5_000 });
  });

  it('is read from a WebM', async () => {
    const drift = await videoFacts(readClip('drift'));
    expect(drift).toEqual({ width: 640, height: 360, durationMs: 3_000 });
  });

  // Object.keys gives any string; these are the table's own.
  it.each(Object.keys(tinyVideos) as TinyVideo[])('is said or left open: %s', async (name) => {
    expect(await videoFacts(readTinyVideo(name))).toEqual(tiny[name]);
  });

  it.each([
    ['png', 256, 256],
    ['jpg', 640, 360],
    ['webp', 360, 640],
  ] as const)('is read from an image: %s', async (kind, width, height) => {
    expect(await imageFacts(readImage(kind))).toEqual({ width, height, durationMs: null });
  });

  it('has its sides exchanged when the film is turned by a quarter', async () => {
    const bytes = Buffer.from(readClip('ember'));
    const header = bytes.indexOf('tkhd') + 4;
    // a, b, u, c, d of the matrix, for 90 degrees.
    for (const [index, value] of [0, 0x10000, 0, -0x10000, 0].entries()) {
      bytes.writeInt32BE(value, header + 40 + index * 4);
    }
    expect(await videoFacts(bytes)).toMatchObject({ width: 720, height: 1280 });
  });

  it.each([
    ['VP8X', 'VP8X', '0a00000000000000ff0300ff0100', { width: 1024, height: 512 }],
    ['VP8L', 'VP8L', '000000002fff43ff0000000000', { width: 1024, height: 1022 }],
  ])('is read from a WebP that begins with %s', async (_, type, rest, sides) => {
    const head = Buffer.from(`RIFF\0\0\0\0WEBP${type}`, 'latin1');
    const bytes = Buffer.concat([head, Buffer.from(rest, 'hex'), Buffer.alloc(8)]);
    expect(await readMediaFacts(memorySource(bytes), 'image/webp')).toMatchObject(sides);
  });

  it('is bounded and never an error, whatever stands in the file', async () => {
    const clips = ['ember', 'drift'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...clips),
        fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { minLength: 1, maxLength: 60 }),
        async (clip, changes) => {
          const bytes = Buffer.from(readClip(clip));
          for (const [at, value] of changes) bytes[at] = value;
          let reads = 0;
          const memory = memorySource(bytes);
          const read = (at: number, length: number): Promise<Buffer> => {
            reads += 1;
            return memory.read(at, length);
          };
          const mime = clip === 'ember' ? 'video/mp4' : 'video/webm';
          const facts = await readMediaFacts({ size: bytes.length, read }, mime);
          expect(facts).not.toBeNull();
          for (const side of [facts?.width ?? 1, facts?.height ?? 1]) {
            expect(side).toBeGreaterThanOrEqual(1);
            expect(side).toBeLessThanOrEqual(65_535);
          }
          expect(reads).toBeLessThan(20_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
