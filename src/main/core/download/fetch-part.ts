import { isTrouble } from '../asker';
import { TransferCut, type BytesOutcome, type ResumePoint } from '../ports/gateway';
import type { PartFile } from '../ports/file-drop';
import { notWanted } from '../request-limiter';
import type { PartRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import { failed, type PartEnd, type PartJob } from './part-end';
import { Patience } from './patience';

type Bytes = Extract<BytesOutcome, { kind: 'bytes' }>;
type Step = PartEnd | 'again';

/** Fetches one file of a task into its part, going on from the bytes on disk, until all are there. */
export async function fetchPart(parts: DownloadParts, job: PartJob): Promise<PartEnd> {
  const patience = new Patience(parts, job);
  for (;;) {
    if (job.signal.aborted || parts.holds.stopsWriting) return { kind: 'stopped' };
    const record = parts.book.get(job.taskId)?.parts[job.index];
    if (record === undefined) return { kind: 'stopped' };
    if (record.bytes !== null) return { kind: 'complete' };
    // Bytes without a validator cannot be told from another result's bytes.
    const mayResume = record.etag !== null || record.lastModified !== null;
    const file = await parts.drop.openPart(record.folder, record.partName, mayResume);
    let step: Step;
    try {
      step = await attempt(parts, job, patience, record, file);
    } finally {
      await file.close();
    }
    if (step !== 'again') return step;
  }
}

async function attempt(
  parts: DownloadParts,
  job: PartJob,
  patience: Patience,
  record: PartRecord,
  file: PartFile,
): Promise<Step> {
  if (record.totalBytes !== null && file.size > record.totalBytes) await file.startOver();
  patience.sees(file.size);
  if (file.size > 0 && file.size === record.totalBytes) return finishPart(parts, job, file);
  const outcome = await request(parts, job, resumePoint(record, file));
  if (outcome === notWanted) return { kind: 'stopped' };
  if (isTrouble(outcome)) return patience.afterTrouble(outcome);
  parts.desk.allWell();
  switch (outcome.kind) {
    case 'bytes':
      return receive(parts, job, patience, file, asResumed(outcome, record));
    case 'start-over':
      await file.startOver();
      await forgetValidator(parts, job);
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

async function request(
  parts: DownloadParts,
  job: PartJob,
  resume: ResumePoint | null,
): Promise<BytesOutcome | typeof notWanted> {
  return parts.limiter.run(
    () => !job.signal.aborted && !parts.holds.stopsRequests,
    async () => {
      const credentials = await parts.keys.credentials();
      if (credentials === null) return notWanted;
      return parts.gateway.fetchResult(credentials, job.taskId, job.source, resume, job.signal);
    },
  );
}

async function receive(
  parts: DownloadParts,
  job: PartJob,
  patience: Patience,
  file: PartFile,
  answer: Bytes,
): Promise<Step> {
  if (answer.offset === 0 && file.size > 0) await file.startOver();
  // Written down before the first byte, so that a kill leaves no bytes of unknown origin.
  await parts.book.changePart(job.taskId, job.index, {
    etag: answer.validator?.etag ?? null,
    lastModified: answer.validator?.lastModified ?? null,
    totalBytes: answer.totalBytes,
  });
  await parts.ensureSpace(job, answer.totalBytes, file.size);
  parts.transfers.begin(job.taskId, file.size, answer.totalBytes);
  let cut: TransferCut | null = null;
  try {
    for await (const chunk of answer.body) {
      // Leaving the loop ends the transfer; a body that nobody reads would keep its connection.
      if (parts.holds.stopsWriting) return { kind: 'stopped' };
      await file.append(chunk);
      parts.transfers.move(job.taskId, file.size);
    }
  } catch (error) {
    if (job.signal.aborted) return { kind: 'stopped' };
    if (!(error instanceof TransferCut)) throw error;
    cut = error;
  }
  const isWhole = answer.totalBytes === null ? cut === null : file.size === answer.totalBytes;
  if (isWhole && file.size > 0) return finishPart(parts, job, file);
  if (isWhole) return failed('not-media', null, 'empty');
  const sizeBytes = (await file.sync()).bytes;
  return patience.afterCut(sizeBytes, cut?.code ?? 'short');
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

async function finishPart(parts: DownloadParts, job: PartJob, file: PartFile): Promise<PartEnd> {
  const { bytes, sha256 } = await file.sync();
  await parts.book.changePart(job.taskId, job.index, { bytes, sha256 });
  return { kind: 'complete' };
}

async function forgetValidator(parts: DownloadParts, job: PartJob): Promise<void> {
  const nothing = { etag: null, lastModified: null, totalBytes: null };
  await parts.book.changePart(job.taskId, job.index, nothing);
}

function resumePoint(record: PartRecord, file: PartFile): ResumePoint | null {
  if (file.size === 0) return null;
  const validator = { etag: record.etag, lastModified: record.lastModified };
  return { offset: file.size, totalBytes: record.totalBytes, validator };
}
