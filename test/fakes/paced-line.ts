import type { Clock } from '../../src/main/core/ports/clock';
import {
  TransferCut,
  type AbortSignalLike,
  type BytesOutcome,
} from '../../src/main/core/ports/gateway';
import { lentBody } from './lent-body';
import { strong, type SentRequest } from './scripted-gateway';

const usualChunkBytes = 250_000;

export interface Line {
  /** What comes at once. */
  readonly chunkBytes?: number;
  /** What one connection gets. */
  readonly bytesPerSecond: number;
  /** What all connections together get. */
  readonly mostTogether?: number;
  /** Each connection is cut after so many bytes. */
  readonly cutsAfter?: number;
  /** How often a range is answered with the whole. */
  readonly honoursRanges?: boolean;
  /** So much of each answer comes at once, and is then made up for by a pause. */
  readonly heapBytes?: number;
  /** Each connection begins at a tenth of its pace and gathers speed for so long. */
  readonly gathersForMs?: number;
}

/** Serves `content` at the pace of a line, by a virtual clock. */
export function paced(clock: Clock, content: Uint8Array, line: Line) {
  const total = content.length;
  const open = new Set<object>();
  const sent = { bytes: 0, most: 0 };
  const pause = (waitMs: number, signal: AbortSignalLike): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        cancel();
        reject(new Error('aborted'));
      };
      const cancel = clock.after(waitMs, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
      signal.addEventListener('abort', stop);
    });
  const { chunkBytes = usualChunkBytes } = line;
  const answer = ({ resume, signal }: SentRequest): BytesOutcome => {
    const isRange = resume !== null && line.honoursRanges !== false;
    const offset = isRange ? resume.offset : 0;
    const end = isRange ? (resume.until ?? total) : total;
    async function* body(): AsyncGenerator<Uint8Array> {
      const me = {};
      open.add(me);
      sent.most = Math.max(sent.most, open.size);
      try {
        let mine = 0;
        const beganMs = clock.monotonicMs();
        for (let at = offset; at < end;) {
          const to = Math.min(end, at + chunkBytes);
          const together = (line.mostTogether ?? Infinity) / open.size;
          const pace = Math.min(line.bytesPerSecond, together);
          const isHeap = mine + chunkBytes <= (line.heapBytes ?? 0);
          const owedBytes = mine === line.heapBytes ? mine : 0;
          const sinceMs = clock.monotonicMs() - beganMs;
          const isGathering = sinceMs < (line.gathersForMs ?? 0);
          const share = isGathering ? 0.1 + sinceMs / (line.gathersForMs ?? 1) : 1;
          const waitMs = ((to - at + owedBytes) * 1_000) / (pace * share);
          await pause(isHeap ? 0 : waitMs, signal);
          sent.bytes += to - at;
          yield content.subarray(at, to);
          mine += to - at;
          at = to;
          if (line.cutsAfter !== undefined && mine >= line.cutsAfter) throw new TransferCut('cut');
        }
      } finally {
        open.delete(me);
      }
    }
    return { kind: 'bytes', offset, totalBytes: total, validator: strong, body: lentBody(body()) };
  };
  return { answer, sent };
}
