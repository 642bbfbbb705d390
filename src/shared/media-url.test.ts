import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaUrl, readMediaUrl } from './media-url';
import { refusalOf } from './task-id';

const taskId = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_\-+/=:.~]{2,60}$/)
  .filter((text) => refusalOf(text) === null);

describe('the address of a result', () => {
  it('is read back as it was made, whatever the ID holds', () => {
    const kind = fc.constantFrom('result' as const, 'thumbnail' as const);
    fc.assert(
      fc.property(kind, taskId, fc.nat(999), (kind, taskId, index) => {
        const url = mediaUrl({ kind, taskId, index });
        expect(readMediaUrl(url)).toEqual({ kind, taskId, index });
        // As it arrives in main, after the browser has had it in its hands.
        expect(readMediaUrl(new URL(url).href)).toEqual({ kind, taskId, index });
      }),
    );
  });

  it.each(['media://result/video_a/0?v=2', 'media://thumbnail/a%2Fb%2Bc%3D%3D/12'])(
    'may be %s',
    (url) => {
      expect(readMediaUrl(url)).not.toBeNull();
    },
  );

  it.each([
    'media://result/video_a',
    'media://result/video_a/',
    'media://result/video_a/00',
    'media://result/video_a/-1',
    'media://result/video_a/1000',
    'media://result/video_a/0/x',
    'media://result//0',
    'media://result/a/b/0',
    'media://result/..%2F..%2Fetc%2Fpasswd/0',
    'media://result/%2e%2e/0',
    'media://result/%2Fetc%2Fpasswd/0',
    'media://result/C%3A%5CWindows/0',
    'media://result/video%00a/0',
    'media://result/video_a%/0',
    'media://result/video_a\\0/0',
    'media://other/video_a/0',
    'media://result@evil/video_a/0',
    'media://result:80/video_a/0',
    'media://result/video_a/0#x',
    'media://result/video_a/0?path=/etc/passwd',
    'media:///etc/passwd',
    'file:///etc/passwd',
    'app://page/index.html',
    '',
  ])('is never %s', (url) => {
    expect(readMediaUrl(url)).toBeNull();
  });
});
