import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipNames, readClip, readImage } from '../../../../test/gateway/samples';
import type { MediaCheck, WantedMedia } from '../../core/ports/file-drop';
import { memorySource } from './byte-source';
import { checkContainer } from './container-check';

const check = (bytes: Uint8Array | string, wanted: WantedMedia = 'video'): Promise<MediaCheck> =>
  checkContainer(memorySource(Buffer.from(bytes)), wanted);

function box(type: string, content: Uint8Array | string = '', size?: number): Buffer {
  const data = Buffer.from(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size ?? 8 + data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}
function longBox(type: string, content: string): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(16 + content.length));
  return box(type, Buffer.concat([size, Buffer.from(content)]), 1);
}
const ftyp = box('ftyp', 'isom\0\0\0\0');
const moov = box('moov', 'x');
const mdat = box('mdat', 'media');
const video = (...boxes: Buffer[]): Promise<MediaCheck> => check(Buffer.concat(boxes));
const ok = { ok: true };
const damaged = { ok: false, why: 'damaged' };
const notMedia = { ok: false, why: 'not-media' };
const otherBytes = { ok: false, why: 'other-bytes' };

describe('a video', () => {
  it.each(clipNames)('passes whole: %s', async (name) => {
    const extension = name === 'drift' ? 'webm' : 'mp4';
    expect(await check(readClip(name))).toMatchObject({
      ok: true,
      mime: `video/${extension}`,
      extension,
    });
  });

  it.each(clipNames)('is damaged wherever it is cut: %s', async (name) => {
    const clip = readClip(name);
    const cut = fc.integer({ min: 8, max: clip.length - 1 });
    await fc.assert(
      fc.asyncProperty(cut, async (end) => {
        expect(await check(clip.subarray(0, end))).toMatchObject({ ok: false });
      }),
      { numRuns: 200 },
    );
  });

  it('may have its boxes in any size that the format knows', async () => {
    expect(await video(ftyp, mdat, moov)).toMatchObject(ok);
    expect(await video(ftyp, moov, longBox('mdat', 'media'))).toMatchObject(ok);
    expect(await video(ftyp, moov, box('mdat', 'media', 0))).toMatchObject(ok);
    expect(await video(ftyp, moov, box('moof', 'x'), mdat)).toMatchObject(ok);
  });

  it.each([
    ['a last box beyond the end', [ftyp, moov, box('mdat', 'media', 99)]],
    ['bytes behind the last box', [ftyp, moov, mdat, Buffer.from('xyz')]],
    ['an impossible size', [ftyp, moov, mdat, box('free', '', 4)]],
    ['no moov', [ftyp, mdat]],
    ['no mdat', [ftyp, moov]],
    ['a fragment without media', [ftyp, moov, mdat, box('moof')]],
    ['no more than ftyp', [ftyp]],
  ])('is damaged with %s', async (_, boxes) => {
    expect(await video(...boxes)).toMatchObject(damaged);
  });

  it('can be QuickTime', async () => {
    const mov = { ok: true, mime: 'video/quicktime', extension: 'mov' };
    expect(await video(box('ftyp', 'qt  \0\0\0\0'), moov, mdat)).toMatchObject(mov);
    expect(await video(box('wide'), mdat, moov)).toMatchObject(mov);
  });

  it('can be a live WebM without sizes, or Matroska', async () => {
    const header = (type: string): Buffer =>
      Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x83 + type.length, 0x42, 0x82, 0x80 + type.length]);
    const live = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]);
    const cluster = Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x82, 1, 2]);
    const of = (type: string, ...rest: Buffer[]): Promise<MediaCheck> =>
      video(header(type), Buffer.from(type), live, ...rest);
    expect(await of('webm', cluster)).toMatchObject({ ok: true, extension: 'webm' });
    expect(await of('matroska', cluster)).toMatchObject({ ok: true, extension: 'mkv' });
    expect(await of('webm', cluster.subarray(0, 6))).toMatchObject(damaged);
    expect(await of('webm')).toMatchObject(damaged);
    const sized = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x8a, 0x1f, 0x43, 0xb6, 0x75, 0xff, 1, 2]);
    const cut = video(header('webm'), Buffer.from('webm'), sized);
    expect(await cut).toMatchObject(damaged);
    expect(await of('other', cluster)).toMatchObject(otherBytes);
  });

  it.each([
    ['nothing', '', null],
    ['JSON', '{"error":{"message":"no longer there"}}', 'no longer there'],
    ['JSON behind a byte order mark', '\ufeff {"detail":"x"}', 'x'],
    ['a page', '\n<!doctype html><h1>x</h1>', null],
    ['text', 'Not found', null],
    ['text in another alphabet', 'Não há vídeo — 没有视频\r\n\f', null],
    ['text in UTF-16', Buffer.from('\ufeff{"message":"é"}', 'utf16le'), 'é'],
    ['a page with a stray byte', '<!DOCTYPE html>\0', null],
  ])('is never %s', async (_, text, message) => {
    expect(await check(text)).toMatchObject({ ...notMedia, message });
  });

  it('is never an image', async () => {
    expect(await check(readImage('png'))).toMatchObject(otherBytes);
    expect(await video(box('ftyp', 'avif\0\0\0\0'), mdat)).toMatchObject(otherBytes);
  });
});

describe('an image', () => {
  it.each(['png', 'jpg', 'webp'] as const)('passes whole and fails cut: %s', async (kind) => {
    const bytes = readImage(kind);
    expect(await check(bytes, 'image')).toMatchObject({ ok: true, extension: kind });
    for (const less of [1, 2, 13, bytes.length >> 1]) {
      expect(await check(bytes.subarray(0, bytes.length - less), 'image')).toMatchObject(damaged);
    }
  });

  it('may be padded behind a JPEG end', async () => {
    const padded = Buffer.concat([readImage('jpg'), Buffer.alloc(100)]);
    expect(await check(padded, 'image')).toMatchObject({ ok: true });
  });

  it('is never a video or JSON', async () => {
    expect(await check(readClip('tide'), 'image')).toMatchObject(otherBytes);
    expect(await check('{"message":"m"}', 'image')).toMatchObject({ ...notMedia, message: 'm' });
  });
});

it('takes any bytes without throwing', async () => {
  const starts = [
    '',
    '\x1a\x45\xdf\xa3',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff',
    'RIFF',
    '\0\0\0\x08ftyp',
  ];
  const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.constantFrom<WantedMedia>('video', 'image'),
      async (parts, wanted) => {
        const [start, rest] = parts;
        const result = await check(Buffer.concat([Buffer.from(start, 'latin1'), rest]), wanted);
        if (!result.ok) expect(result.detail.length).toBeLessThanOrEqual(120);
      },
    ),
    { numRuns: 1000 },
  );
});
