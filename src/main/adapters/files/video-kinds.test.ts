import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTinyVideo, tinyVideos, type TinyVideo } from '../../../../test/gateway/samples';
import type { MediaCheck } from '../../core/ports/file-drop';
import { memorySource } from './byte-source';
import { checkContainer } from './container-check';

const check = (...bytes: Uint8Array[]): Promise<MediaCheck> =>
  checkContainer(memorySource(Buffer.concat(bytes)), 'video');
// Object.keys gives any string; these are the table's own.
const files = Object.keys(tinyVideos) as TinyVideo[];
const damaged = { ok: false, why: 'damaged' };
const otherBytes = { ok: false, why: 'other-bytes' };

/** Where a cut leaves a whole file: behind a fragment, a packet or a tag. */
const wholeWhenCut: Partial<Record<TinyVideo, (bytes: Buffer, end: number) => boolean>> = {
  'tiny.m2t': (_, end) => end % 188 === 0,
  'tiny.flv': (bytes, end) => endsFlvTag(bytes, end),
  // The sound ends there; only the end of the picture's stream is missing.
  'tiny.ogv': (bytes, end) => end === bytes.lastIndexOf('OggS'),
  'tiny-fragmented.mp4': (bytes, end) => {
    const next = bytes.toString('latin1', end + 4, end + 8);
    return next === 'moof' || next === 'mfra';
  },
};

function endsFlvTag(bytes: Buffer, end: number): boolean {
  for (let at = 13; at < end;) {
    at += 15 + bytes.readUIntBE(at + 1, 3);
    if (at === end) return true;
  }
  return false;
}

describe('a video of another kind', () => {
  it.each(files)('passes whole: %s', async (file) => {
    expect(await check(readTinyVideo(file))).toMatchObject({ ok: true, ...tinyVideos[file] });
  });

  it.each(files)('is damaged wherever it is cut: %s', async (file) => {
    const bytes = Buffer.from(readTinyVideo(file));
    // Below that no packet has repeated, and the codec is not named yet.
    const cut = fc.integer({ min: 1_000, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(cut, async (end) => {
        fc.pre(wholeWhenCut[file]?.(bytes, end) !== true);
        expect(await check(bytes.subarray(0, end))).toMatchObject(damaged);
      }),
      { numRuns: 200 },
    );
  });

  it('is damaged when a live WebM ends within the head of a cluster', async () => {
    const bytes = Buffer.from(readTinyVideo('tiny-live.webm'));
    const cluster = bytes.indexOf(Buffer.from([0x1f, 0x43, 0xb6, 0x75]));
    expect(await check(bytes.subarray(0, cluster))).toMatchObject(damaged);
    expect(await check(bytes.subarray(0, cluster + 6))).toMatchObject(damaged);
    const size = Buffer.from('01ffffffffffffff', 'hex');
    const head = bytes.subarray(0, cluster + 4);
    expect(await check(head, size)).toMatchObject(damaged);
    expect(await check(head, size, Buffer.from([0xe7]))).toMatchObject({ ok: true });
  });

  it('is damaged when other bytes are in the middle of a transport stream', async () => {
    const bytes = Buffer.from(readTinyVideo('tiny.m2t'));
    bytes.fill(0, 20 * 188, 21 * 188);
    expect(await check(bytes)).toMatchObject(damaged);
  });

  it('is damaged when an Ogg file ends behind a page that is not the last', async () => {
    const bytes = Buffer.from(readTinyVideo('tiny.ogv'));
    const pages = [...bytes.toString('latin1').matchAll(/OggS\0/g)].map(({ index }) => index);
    // Sound and picture end with a page each.
    const firstEnd = pages.find((at) => ((bytes[at + 5] ?? 0) & 4) !== 0);
    expect(await check(bytes.subarray(0, firstEnd))).toMatchObject(damaged);
  });

  it('is damaged when the last tag of an FLV has another length than is said behind it', async () => {
    const bytes = Buffer.from(readTinyVideo('tiny.flv'));
    bytes.writeUInt32BE(bytes.readUInt32BE(bytes.length - 4) - 1, bytes.length - 4);
    expect(await check(bytes)).toMatchObject(damaged);
  });

  it('may be an AVI of several RIFFs, each of which has to fit', async () => {
    const chunk = (id: string, ...parts: (string | Buffer)[]): Buffer => {
      const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
      const head = Buffer.alloc(8);
      head.write(id, 'latin1');
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    };
    const header = chunk('LIST', 'hdrl', chunk('avih', 'x'));
    const first = chunk('RIFF', 'AVI ', header, chunk('LIST', 'movi', chunk('00dc', 'abc')));
    const second = chunk('RIFF', 'AVIX', chunk('LIST', 'movi'));
    expect(await check(first, second)).toMatchObject({ ok: true, extension: 'avi' });
    expect(await check(first, second.subarray(0, 20))).toMatchObject(damaged);
    expect(await check(first, chunk('JUNK', 'tail'))).toMatchObject(damaged);
    expect(await check(chunk('RIFF', 'AVI ', header))).toMatchObject(damaged);
    const liar = chunk('RIFF', 'AVI ', header, chunk('LIST', 'movi', 'x'));
    liar.writeUInt32LE(liar.length - 12, 4);
    expect(await check(liar)).toMatchObject(damaged);
  });

  it('is no video when it only sounds, or when nobody knows it', async () => {
    const sound = Buffer.from(readTinyVideo('tiny.ogv').filter((byte) => byte !== 0x80));
    expect(await check(sound)).toMatchObject(otherBytes);
    const wave = Buffer.from('RIFF\x04\0\0\0WAVE', 'latin1');
    expect(await check(wave)).toMatchObject(otherBytes);
    expect(await check(Buffer.from([0x47, 0, 1, 2]))).toMatchObject(otherBytes);
    const noise = fc.uint8Array({ minLength: 400, maxLength: 500 });
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        expect(await check(Buffer.from([1, 2, 3]), bytes)).toMatchObject(otherBytes);
      }),
    );
  });
});
