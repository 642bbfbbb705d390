import { DropError, type PartFile } from '../ports/file-drop';
import { TransferCut, type BytesOutcome } from '../ports/gateway';
import { Acceleration } from './acceleration';
import type { DownloadParts } from './download-parts';
import type { FetchMemory } from './fetch-memory';
import type { Lanes } from './lanes';
import type { PartJob } from './part-end';
import { frontEnd, recordOf } from './pieces';

export type Bytes = Extract<BytesOutcome, { kind: 'bytes' }>;

/** How an answer's bytes ended: by themselves, cut off with a code, at a piece that is there, or stopped. */
export type Received =
  | { readonly kind: 'ended' }
  | { readonly kind: 'cut'; readonly code: string }
  | { readonly kind: 'met-piece' }
  | { readonly kind: 'stopped' };

/** Appends an answer's bytes to the part, over more connections where that pays. */
export async function receive(
  parts: DownloadParts,
  job: PartJob,
  file: PartFile,
  answer: Bytes,
  memory: FetchMemory,
): Promise<Received> {
  const { totalBytes, validator } = answer;
  const mayAccelerate =
    memory.mayUseLanes && totalBytes !== null && (validator?.etag ?? null) !== null;
  const acceleration = mayAccelerate
    ? new Acceleration(parts, job, file, totalBytes, memory)
    : null;
  try {
    const received = await readBody(parts, job, file, answer, acceleration);
    acceleration?.endLooking();
    const lanes = acceleration?.lanes ?? null;
    if (received.kind === 'stopped' || lanes === null) return received;
    return await joinLanes(lanes, memory, received);
  } finally {
    acceleration?.endLooking();
    await acceleration?.lanes?.end();
  }
}

async function readBody(
  parts: DownloadParts,
  job: PartJob,
  file: PartFile,
  answer: Bytes,
  acceleration: Acceleration | null,
): Promise<Received> {
  const endOf = (): number | null => {
    const lanes = acceleration?.lanes ?? null;
    if (lanes !== null) return lanes.frontEnd;
    return frontEnd(recordOf(parts, job)?.pieces ?? [], file.size);
  };
  try {
    for await (const chunk of answer.body) {
      const arrivedAtMs = parts.clock.monotonicMs();
      for (const slice of parts.speed.slices(chunk)) {
        // Leaving the loop ends the transfer; a body that nobody reads would keep its connection.
        if (parts.holds.stopsWriting) return { kind: 'stopped' };
        await parts.speed.take(slice.length, job.signal);
        const end = endOf();
        const isLast = end !== null && file.size + slice.length >= end;
        await file.append(isLast ? slice.subarray(0, end - file.size) : slice);
        parts.transfers.move(job.taskId, file.size + (acceleration?.lanes?.bytesAhead ?? 0));
        if (isLast) return { kind: 'met-piece' };
      }
      await acceleration?.afterChunk(parts.clock.monotonicMs() - arrivedAtMs);
    }
  } catch (error) {
    if (job.signal.aborted && !(error instanceof DropError)) return { kind: 'stopped' };
    if (!(error instanceof TransferCut)) throw error;
    return { kind: 'cut', code: error.code };
  }
  return { kind: 'ended' };
}

/** The front's stream has ended; the lanes go on to the end of the file, or as far as they get. */
async function joinLanes(lanes: Lanes, memory: FetchMemory, received: Received): Promise<Received> {
  lanes.isFrontMoving = false;
  lanes.start(1);
  if ((await lanes.join()) === 'complete') return { kind: 'ended' };
  memory.mayUseLanes = false;
  return received;
}
