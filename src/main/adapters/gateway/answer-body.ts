import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The header's value; the first one where it came several times. */
export type HeaderReader = (name: string) => string | null;

/** Chunks are valid until the next one is asked for. */
export interface AnswerBody extends AsyncIterable<Uint8Array> {
  /** Reads what is left for nobody, so that the connection lives on. */
  discard(): void;
  /** Ends the transfer; harmless when it is over. */
  destroy(): void;
}

export interface AnswerHead {
  readonly status: number;
  readonly header: HeaderReader;
}

export interface Answer extends AnswerHead {
  readonly body: AnswerBody;
}

/** A body as it was before it was packed; null for a packing nobody asked for and nobody here knows. */
export function unpacked(answer: Answer): AsyncIterable<Uint8Array> | null {
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
  return unpack && pipeline(Readable.from(copies(answer.body)), unpack, () => undefined);
}

/** Empty when the bytes come as they are. */
export function encodingOf(answer: AnswerHead): string {
  const encoding = answer.header('content-encoding')?.trim().toLowerCase() ?? '';
  return encoding === 'identity' ? '' : encoding;
}

/** The media type alone, in lower case; null when nothing was said. */
export function typeOf(answer: AnswerHead): string | null {
  const type = answer.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' ? null : type;
}

/** Lets go of a body that nobody reads: a small one is read so that the connection lives on. */
export function discard({ body, header }: Answer): void {
  const length = Number(header('content-length') ?? NaN);
  if (length <= 16_384) body.discard();
  else body.destroy();
}

/** Chunks that outlive the next one. */
async function* copies(body: AnswerBody): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body) yield new Uint8Array(chunk);
}
