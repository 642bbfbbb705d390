import { TransferCut } from '../../core/ports/gateway';
import { networkCode } from './network-code';
import type { RequestStop } from './request-stop';

/** The bytes of a result; throws a `TransferCut` when they end before `expectedBytes`, however they end. */
export async function* transferBody(
  body: AsyncIterable<Uint8Array>,
  expectedBytes: number | null,
  stop: RequestStop,
): AsyncGenerator<Uint8Array, void, undefined> {
  let received = 0;
  try {
    for await (const chunk of body) {
      received += chunk.length;
      if (expectedBytes !== null && received > expectedBytes) throw new TransferCut('TOO_LONG');
      yield chunk;
    }
    // A proxy that cuts at its time limit can end a body as if it were whole.
    if (expectedBytes !== null && received < expectedBytes) throw new TransferCut('TOO_SHORT');
  } catch (error) {
    stop.throwIfUnwanted();
    throw error instanceof TransferCut ? error : new TransferCut(networkCode(error));
  } finally {
    stop.release();
  }
}
