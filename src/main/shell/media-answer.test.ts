import {
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaUrl } from '../../shared/media-url';
import { answerMedia } from './media-answer';

const bytes = Uint8Array.from({ length: 1_000_000 }, (_, at) => (at * 7) % 251);
const reader = 'app://page';
const taskId = 'a/b+c=:1';
const url = mediaUrl({ kind: 'result', taskId, index: 0 });

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  path = join(folder, 'film.mp4');
  await writeFile(path, bytes);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function ask(
  headers: Record<string, string> = {},
  { at = url, method = 'GET', mime = 'video/mp4' } = {},
): Promise<Response> {
  return answerMedia(new Request(at, { headers, method }), {
    find: (address) =>
      address.kind === 'result' && address.taskId === taskId && address.index === 0
        ? { path, mime }
        : null,
    readers: [reader],
  });
}
const bodyOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

/** How often this process holds the film open. */
async function openCount(): Promise<number> {
  const entries = await readdir('/proc/self/fd');
  const targets = await Promise.all(
    entries.map((entry) => readlink(`/proc/self/fd/${entry}`).catch(() => '')),
  );
  return targets.filter((target) => target === path).length;
}

describe('a result', () => {
  it('is served whole', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '1000000',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.has('Content-Range')).toBe(false);
    expect((await bodyOf(answer)).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, 1_000_000],
    ['bytes=500000-500009', 500_000, 500_010],
    ['bytes=-7', 999_993, 1_000_000],
  ])('is served from and to where it is asked: %s', async (range, start, end) => {
    const answer = await ask({ Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe(`bytes ${start}-${end - 1}/1000000`);
    expect(answer.headers.get('Content-Length')).toBe(String(end - start));
    expect((await bodyOf(answer)).equals(bytes.subarray(start, end))).toBe(true);
  });

  it('has nothing behind its end', async () => {
    const answer = await ask({ Range: 'bytes=1000000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe('bytes */1000000');
    expect(await openCount()).toBe(0);
  });

  it('is read only as far as it is wanted, and let go when it is not', async () => {
    const body = (await ask()).body?.getReader();
    await body?.read();
    expect(await openCount()).toBe(1);
    await body?.cancel();
    expect(await openCount()).toBe(0);
    await bodyOf(await ask());
    expect(await openCount()).toBe(0);
  });

  it('breaks off, rather than end, when it becomes shorter meanwhile', async () => {
    const answer = await ask();
    await writeFile(path, bytes.subarray(0, 300_000));
    await expect(answer.arrayBuffer()).rejects.toThrow();
    expect(await openCount()).toBe(0);
  });

  it.each([
    [reader, reader],
    ['https://evil.example', null],
    ['null', null],
  ])('may be read by the app’s own page only: %s', async (origin, allowed) => {
    const answer = await ask({ Origin: origin });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
    expect(answer.headers.get('Vary')).toBe('Origin');
    await answer.body?.cancel();
  });

  it.each(['text/html', 'image/svg+xml', 'video/mp4; x=y\r\nSet-Cookie: a'])(
    'is never served as %j',
    async (mime) => {
      const answer = await ask({}, { mime });
      expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
      await answer.body?.cancel();
    },
  );

  it.each([
    ['of another task', mediaUrl({ kind: 'result', taskId: 'video_other', index: 0 })],
    ['of another number', mediaUrl({ kind: 'result', taskId, index: 1 })],
    ['of another kind', mediaUrl({ kind: 'thumbnail', taskId, index: 0 })],
    ['named by a path', 'media://result/%2Fetc%2Fpasswd/0'],
    ['reached by climbing', 'media://result/..%2F..%2Fetc%2Fpasswd/0'],
  ])('is not there when it is %s', async (_, at) => {
    expect((await ask({}, { at })).status).toBe(404);
  });

  it.each(['POST', 'HEAD', 'DELETE'])('is only ever got, not %s', async (method) => {
    expect((await ask({}, { method })).status).toBe(404);
  });

  it('is not there when its file is gone, a folder or a link to something else', async () => {
    await unlink(path);
    expect((await ask()).status).toBe(404);
    await mkdir(path);
    expect((await ask()).status).toBe(404);
    await rm(path, { recursive: true });
    const secret = join(folder, 'secret');
    await writeFile(secret, 'secret');
    await symlink(secret, path);
    expect((await ask()).status).toBe(404);
  });

  it('can be an empty file', async () => {
    await writeFile(path, '');
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await bodyOf(answer)).toHaveLength(0);
    expect(await openCount()).toBe(0);
  });
});
