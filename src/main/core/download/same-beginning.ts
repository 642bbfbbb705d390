import { TransferCut } from '../ports/gateway';
import type { PartFile } from '../ports/file-drop';
import type { PartRecord } from '../task-record';
import type { Bytes } from './receive';

const prefixBytes = 256 * 1024;

/** What a comparison of a new answer with the bytes on disk found. */
export type Comparison =
  | { readonly isSame: true }
  /** The answer ended before it could be said. */
  | { readonly isSame: null; readonly code: string }
  /** The answer again, with the bytes that were read from it put back. */
  | { readonly isSame: false; readonly answer: Bytes };

/**
 * Whether a whole answer with another validator is the thing whose beginning is on disk: a new link
 * or another server may name the same file differently. Length and a long prefix must agree.
 */
export async function hasSameBeginning(
  file: PartFile,
  record: PartRecord,
  answer: Bytes,
): Promise<Comparison> {
  const isComparable =
    answer.validator !== null &&
    answer.totalBytes !== null &&
    answer.totalBytes === record.totalBytes &&
    file.size >= prefixBytes;
  if (!isComparable) return { isSame: false, answer };
  const body = answer.body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  const onDisk = await file.head(prefixBytes);
  try {
    for (let at = 0; at < prefixBytes;) {
      const next = await body.next();
      if (next.done === true) return { isSame: null, code: 'short' };
      chunks.push(new Uint8Array(next.value));
      if (!agrees(onDisk, at, next.value)) {
        return { isSame: false, answer: { ...answer, body: putBack(chunks, body) } };
      }
      at += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof TransferCut)) throw error;
    return { isSame: null, code: error.code };
  }
  await body.return?.();
  return { isSame: true };
}

function agrees(onDisk: Uint8Array, at: number, chunk: Uint8Array): boolean {
  const length = Math.min(chunk.length, onDisk.length - at);
  for (let index = 0; index < length; index += 1) {
    if (onDisk[at + index] !== chunk[index]) return false;
  }
  return true;
}

async function* putBack(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
