import { isTrouble } from '../asker';
import type { PartFile } from '../ports/file-drop';
import type { ResumePoint } from '../ports/gateway';
import { notWanted } from '../request-limiter';
import type { PartRecord } from '../task-record';
import { doubtAfter, giveUpDoubtful } from './doubtful-parts';
import type { DownloadParts } from './download-parts';
import { freshFetchMemory, type FetchMemory } from './fetch-memory';
import { failed, type PartEnd, type PartJob } from './part-end';
import { Patience } from './patience';
import { absorbPieces, discardLeftovers, discardPieces, frontEnd, recordOf } from './pieces';
import { receive, type Bytes, type Received } from './receive';
import { requestResult } from './request-result';
import { hasSameBeginning, type Comparison } from './same-beginning';

type Step = PartEnd | 'again';

/** Fetches one file of a task into its part, going on from the bytes on disk, until all are there. */
export async function fetchPart(parts: DownloadParts, job: PartJob): Promise<PartEnd> {
  const place = recordOf(parts, job);
  if (place === undefined) return { kind: 'stopped' };
  if (place.bytes !== null) return { kind: 'complete' };
  if (!mayResume(place)) await discardLeftovers(parts.drop, place);
  if (place.isDoubtful) await giveUpDoubtful(parts, job, place);
  // Open over all attempts, so that what is there already is hashed once.
  const file = await parts.drop.openPart(place.folder, place.partName, mayResume(place));
  try {
    return await fillPart(parts, job, file);
  } catch (error) {
    await doubtAfter(parts.book, error);
    throw error;
  }
}

async function fillPart(parts: DownloadParts, job: PartJob, file: PartFile): Promise<PartEnd> {
  const patience = new Patience(parts, job);
  const memory = freshFetchMemory();
  try {
    for (;;) {
      if (job.signal.aborted || parts.holds.stopsWriting) return { kind: 'stopped' };
      const record = recordOf(parts, job);
      if (record === undefined) return { kind: 'stopped' };
      const step = await attempt(parts, job, patience, record, file, memory);
      if (step !== 'again') return step;
    }
  } finally {
    await file.close();
  }
}

async function attempt(
  parts: DownloadParts,
  job: PartJob,
  patience: Patience,
  record: PartRecord,
  file: PartFile,
  memory: FetchMemory,
): Promise<Step> {
  const isTooLong = record.totalBytes !== null && file.size > record.totalBytes;
  if (isTooLong || !mayResume(record)) await startOver(parts, job, file);
  await absorbPieces(parts, job, file);
  patience.sees(file.size);
  if (file.size > 0 && file.size === record.totalBytes) return finishPart(parts, job, file);
  const outcome = await requestResult(parts, job, resumePoint(parts, job, file));
  if (outcome === notWanted) return { kind: 'stopped' };
  if (isTrouble(outcome)) return patience.afterTrouble(outcome);
  parts.desk.allWell();
  switch (outcome.kind) {
    case 'bytes':
      return take(parts, job, patience, record, file, memory, asResumed(outcome, record));
    case 'start-over':
      await startOver(parts, job, file);
      await noteAnswer(parts, job, null);
      return patience.afterNothingNew('start-over');
    case 'not-ready':
      return patience.afterNotReady();
    case 'expired':
      if (job.source.from === 'link') return { kind: 'link-expired' };
      return patience.afterNothingNew('link-expired');
    case 'not-media':
      return failed('not-media', outcome.message, null);
    case 'redirect-refused':
      return failed('redirect-refused', null, outcome.reason);
  }
}

async function take(
  parts: DownloadParts,
  job: PartJob,
  patience: Patience,
  record: PartRecord,
  file: PartFile,
  memory: FetchMemory,
  answered: Bytes,
): Promise<Step> {
  let answer = answered;
  // Pieces may have outlived the part's own bytes; they are of the file that they came with.
  if (answer.offset === 0 && (file.size > 0 || !isOfSameFile(record, answer))) {
    const found = await compare(file, record, memory, answer);
    if (found.isSame === null) return patience.afterCut(file.size, found.code);
    if (found.isSame) {
      memory.hasAdopted = true;
      await noteAnswer(parts, job, answer);
      return 'again';
    }
    answer = found.answer;
    await startOver(parts, job, file);
  }
  // Written down before the first byte, so that a kill leaves no bytes of unknown origin.
  await noteAnswer(parts, job, answer);
  await parts.ensureSpace(job, answer.totalBytes, file.size);
  parts.transfers.begin(job.taskId, file.size, answer.totalBytes);
  const received = await receive(parts, job, file, answer, memory);
  return afterBytes(parts, job, patience, file, answer.totalBytes, received);
}

/** Once only: a server that names its file anew each time would be asked for ever. */
function compare(
  file: PartFile,
  record: PartRecord,
  memory: FetchMemory,
  answer: Bytes,
): Promise<Comparison> {
  if (memory.hasAdopted) return Promise.resolve({ isSame: false, answer });
  return hasSameBeginning(file, record, answer);
}

async function afterBytes(
  parts: DownloadParts,
  job: PartJob,
  patience: Patience,
  file: PartFile,
  totalBytes: number | null,
  received: Received,
): Promise<Step> {
  const isWhole = totalBytes === null ? received.kind === 'ended' : file.size === totalBytes;
  if (received.kind === 'stopped' && !isWhole) return { kind: 'stopped' };
  if (isWhole && file.size > 0) return finishPart(parts, job, file);
  if (isWhole) return failed('not-media', null, 'empty');
  if (received.kind === 'met-piece') return 'again';
  return patience.afterCut(file.size, received.kind === 'cut' ? received.code : 'short');
}

/** Bytes without a validator cannot be told from another result's bytes. */
function mayResume(record: PartRecord): boolean {
  return record.etag !== null || record.lastModified !== null;
}

/** Whether an answer bears the very validator and length of what was noted before it. */
function isOfSameFile({ etag, lastModified, totalBytes }: PartRecord, answer: Bytes): boolean {
  const { validator } = answer;
  if (validator === null || answer.totalBytes !== totalBytes) return false;
  return etag === null ? validator.lastModified === lastModified : validator.etag === etag;
}

/** A resumed answer may leave out what the first one said. */
function asResumed(answer: Bytes, record: PartRecord): Bytes {
  if (answer.offset === 0) return answer;
  const { etag, lastModified, totalBytes } = record;
  return {
    ...answer,
    totalBytes: answer.totalBytes ?? totalBytes,
    validator: answer.validator ?? { etag, lastModified },
  };
}

async function startOver(parts: DownloadParts, job: PartJob, file: PartFile): Promise<void> {
  if (file.size > 0) await file.startOver();
  await discardPieces(parts, job);
}

async function finishPart(parts: DownloadParts, job: PartJob, file: PartFile): Promise<PartEnd> {
  await discardPieces(parts, job);
  const { bytes, sha256 } = await file.sync();
  await parts.book.changePart(job.taskId, job.index, { bytes, sha256 });
  return { kind: 'complete' };
}

async function noteAnswer(parts: DownloadParts, job: PartJob, answer: Bytes | null): Promise<void> {
  await parts.book.changePart(job.taskId, job.index, {
    etag: answer?.validator?.etag ?? null,
    lastModified: answer?.validator?.lastModified ?? null,
    totalBytes: answer?.totalBytes ?? null,
  });
}

function resumePoint(parts: DownloadParts, job: PartJob, file: PartFile): ResumePoint | null {
  const record = recordOf(parts, job);
  if (record === undefined || file.size === 0) return null;
  const { etag, lastModified, totalBytes, pieces } = record;
  const until = frontEnd(pieces, file.size);
  return { offset: file.size, until, totalBytes, validator: { etag, lastModified } };
}
