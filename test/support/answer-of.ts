import { Readable } from 'node:stream';
import type { Answer } from '../../src/main/adapters/gateway/answer-body';

/** An answer of the service without a wire. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  content: string | Uint8Array,
): Answer {
  const bytes = Buffer.from(content);
  // In two pieces, because over the wire a character may be cut in half.
  const middle = bytes.length >> 1;
  const pieces = [bytes.subarray(0, middle), bytes.subarray(middle)];
  const body = Readable.from(pieces.filter((piece) => piece.length > 0));
  const discard = (): void => void body.resume();
  return {
    status,
    header: (name) => headers[name] ?? null,
    body: Object.assign(body, { discard }),
  };
}
