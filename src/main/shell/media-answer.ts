import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { readMediaUrl, type MediaAddress } from '../../shared/media-url';
import { readByteRange } from './byte-range';
import { fileStream } from './file-stream';

/** A file that may be served, and as what. */
export interface ServedFile {
  readonly path: string;
  readonly mime: string;
}

export interface MediaSource {
  /** Null when there is no such file to serve. */
  readonly find: (address: MediaAddress) => ServedFile | null | Promise<ServedFile | null>;
  /** The pages that may also read what they show, such as for a thumbnail. */
  readonly readers: readonly string[];
}

/** Anything else could be more than something to look at. */
const servedTypes = /^(video|image)\/[a-z0-9.+-]+$/;
const pictureOfText = /^image\/svg/;

/** Answers one `media://` request: by task and number only, whole or in ranges. */
export async function answerMedia(request: Request, source: MediaSource): Promise<Response> {
  const address = request.method === 'GET' ? readMediaUrl(request.url) : null;
  const file = address === null ? null : await source.find(address);
  const handle = file === null ? null : await openPlainFile(file.path);
  if (file === null || handle === null) return new Response(null, { status: 404 });
  try {
    const { size } = await handle.stat();
    return await answerWith(handle, size, request, headersOf(file, request, source));
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function answerWith(
  handle: FileHandle,
  size: number,
  request: Request,
  headers: Headers,
): Promise<Response> {
  const range = readByteRange(request.headers.get('Range'), size);
  if (range === 'unsatisfiable') {
    await handle.close();
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const part = range === 'whole' ? { start: 0, end: size } : range;
  headers.set('Content-Length', String(part.end - part.start));
  if (range !== 'whole')
    headers.set('Content-Range', `bytes ${part.start}-${part.end - 1}/${size}`);
  const status = range === 'whole' ? 200 : 206;
  if (part.start === part.end) {
    await handle.close();
    return new Response(null, { status, headers });
  }
  return new Response(fileStream(handle, part), { status, headers });
}

function headersOf({ mime }: ServedFile, request: Request, { readers }: MediaSource): Headers {
  const isServed = servedTypes.test(mime) && !pictureOfText.test(mime);
  const headers = new Headers({
    'Content-Type': isServed ? mime : 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Origin',
  });
  const origin = request.headers.get('Origin');
  if (origin !== null && readers.includes(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
  }
  return headers;
}

/** Null when there is no plain file: a link could lead to anything, a pipe would wait for ever. */
async function openPlainFile(path: string): Promise<FileHandle | null> {
  try {
    if (!(await lstat(path)).isFile()) return null;
    // Windows has no such flag.
    const noFollow = (constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;
    return await open(path, constants.O_RDONLY | noFollow);
  } catch {
    return null;
  }
}
