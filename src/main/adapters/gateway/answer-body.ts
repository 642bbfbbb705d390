import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The header's value; the first one where it came several times. */
export type HeaderReader = (name: string) => string | null;

export interface Answer {
  readonly status: number;
  readonly header: HeaderReader;
  readonly body: Readable;
}

/** A body as it was before it was packed; null for a packing nobody asked for and nobody here knows. */
export function unpacked(answer: Answer): Readable | null {
  const encoding = encodingOf(answer);
  if (encoding === '') return answer.body;
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null;
  // The callback is needed for the errors; whoever reads `unpack` meets them, too.
  return unpack && pipeline(answer.body, unpack, () => undefined);
}

/** Empty when the bytes come as they are. */
export function encodingOf(answer: Answer): string {
  const encoding = answer.header('content-encoding')?.trim().toLowerCase() ?? '';
  return encoding === 'identity' ? '' : encoding;
}

/** The media type alone, in lower case; null when nothing was said. */
export function typeOf(answer: Answer): string | null {
  const type = answer.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' ? null : type;
}

/** Lets go of a body that nobody reads: a small one is read so that the connection lives on. */
export function discard({ body, header }: Answer): void {
  const length = Number(header('content-length') ?? NaN);
  body.on('error', () => undefined);
  if (length <= 16_384) body.resume();
  else body.destroy();
}
