import type { Problem } from '../../../shared/problem';
import type { SavedFile } from '../../../shared/task';
import { partNameOf } from '../file-name';
import { DropError } from '../ports/file-drop';
import type { AbortSignalLike, ResultSource } from '../ports/gateway';
import type { PartRecord, TaskRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import { fetchPart } from './fetch-part';
import { settlePart } from './settle-part';

/** What a task's download remembers from one attempt to the next, until the app ends. */
export interface TaskMemory {
  damages: number;
  /** The file that was found damaged last: a longer one is progress, the same one is the service's. */
  damaged: { readonly bytes: number; readonly sha256: string } | null;
  withdrawals: number;
  renewals: number;
}

export const freshMemory = (): TaskMemory => ({
  damages: 0,
  damaged: null,
  withdrawals: 0,
  renewals: 0,
});

const mostDamages = 3;
const mostWithdrawals = 2;
const mostRenewals = 3;

/** Carries one task as far as it goes: from `downloading` through `checking` to `saved`, or to a clear end. */
export async function carryTask(
  parts: DownloadParts,
  taskId: string,
  memory: TaskMemory,
  signal: AbortSignalLike,
): Promise<void> {
  const state = (): string | undefined => parts.book.get(taskId)?.state.name;
  if (state() === 'downloading') await fetchAll(parts, taskId, memory, signal);
  parts.transfers.end(taskId);
  if (state() === 'checking' && !signal.aborted) await settleAll(parts, taskId, memory);
}

async function fetchAll(
  parts: DownloadParts,
  taskId: string,
  memory: TaskMemory,
  signal: AbortSignalLike,
): Promise<void> {
  const { book } = parts;
  const sources = await sourcesOf(parts, taskId, signal);
  if (sources === null) return;
  await writeDownParts(parts, taskId, sources.length);
  for (const [index, source] of sources.entries()) {
    const part = book.get(taskId)?.parts[index];
    if (part === undefined) return;
    if (part.isDone || part.isMissing) continue;
    await makeFolderReady(parts, taskId, index, part);
    const end = await fetchPart(parts, { taskId, index, source, signal });
    switch (end.kind) {
      case 'complete':
        continue;
      case 'stopped':
        return;
      case 'withdrawn':
        await withdraw(parts, taskId, memory);
        return;
      case 'link-expired':
        // New links come with a look; the parts that are whole stay.
        memory.renewals += 1;
        parts.links.forget(taskId);
        if (memory.renewals < mostRenewals) return;
        await giveUp(parts, taskId, index, part);
        continue;
      case 'failed':
        if (sources.length === 1) {
          await book.apply(taskId, { type: 'failed', problem: end.problem, retry: 'download' });
          return;
        }
        await giveUp(parts, taskId, index, part);
    }
  }
  await afterAll(parts, taskId);
}

async function afterAll(parts: DownloadParts, taskId: string): Promise<void> {
  const got = parts.book.get(taskId)?.parts.filter((part) => !part.isMissing) ?? [];
  if (got.length > 0) await parts.book.apply(taskId, { type: 'bytes-complete' });
  else await failUnavailable(parts, taskId);
}

/** Where the task's files are fetched from; null when that cannot be known now. */
async function sourcesOf(
  parts: DownloadParts,
  taskId: string,
  signal: AbortSignalLike,
): Promise<readonly ResultSource[] | null> {
  if (parts.book.get(taskId)?.kind !== 'image') return [{ from: 'content' }];
  if (parts.links.get(taskId) === null) {
    const verdict = await parts.lookAtTask({
      taskId,
      index: 0,
      source: { from: 'content' },
      signal,
    });
    if (verdict === 'held') return null;
  }
  const links = parts.links.get(taskId);
  if (links === null) {
    // The service answers nothing useful now: the watch finds out when that changes.
    await parts.book.apply(taskId, { type: 'result-withdrawn' });
    return null;
  }
  return links.map((url): ResultSource => ({ from: 'link', url }));
}

async function writeDownParts(parts: DownloadParts, taskId: string, count: number): Promise<void> {
  const known = parts.book.get(taskId)?.parts ?? [];
  if (known.length === count) return;
  const folder = parts.folder().path;
  const fresh = Array.from({ length: count }, (_, index): PartRecord => {
    const partName = partNameOf(taskId, count > 1 ? index : null);
    return known[index] ?? blankPart(folder, partName);
  });
  await parts.book.change(taskId, { parts: fresh });
}

const blankPart = (folder: string, partName: string): PartRecord => ({
  folder,
  partName,
  finalName: null,
  etag: null,
  lastModified: null,
  totalBytes: null,
  bytes: null,
  sha256: null,
  mime: null,
  isMissing: false,
  isDone: false,
});

/** One file of several that cannot be had; the others are told with how many are missing. */
async function giveUp(
  parts: DownloadParts,
  taskId: string,
  index: number,
  part: PartRecord,
): Promise<void> {
  await parts.drop.discardPart(part.folder, part.partName);
  await parts.book.changePart(taskId, index, { isMissing: true });
}

/** A folder that is gone is left behind once a person has chosen another; till then it is waited for. */
async function makeFolderReady(
  parts: DownloadParts,
  taskId: string,
  index: number,
  part: PartRecord,
): Promise<void> {
  try {
    await parts.prepare(part.folder);
  } catch (error) {
    const { path } = parts.folder();
    const isGone = error instanceof DropError && error.trouble === 'folder-missing';
    if (!isGone || path === part.folder) throw error;
    await parts.book.changePart(taskId, index, blankPart(path, part.partName));
    await parts.prepare(path);
  }
}

async function withdraw(parts: DownloadParts, taskId: string, memory: TaskMemory): Promise<void> {
  memory.withdrawals += 1;
  if (memory.withdrawals < mostWithdrawals) {
    await parts.book.apply(taskId, { type: 'result-withdrawn' });
    return;
  }
  await failUnavailable(parts, taskId);
}

async function failUnavailable(parts: DownloadParts, taskId: string): Promise<void> {
  // Another try asks the task again first: new links may bring what the old ones did not.
  parts.links.forget(taskId);
  const problem = { code: 'result-unavailable' as const, message: null, detail: null };
  await parts.book.apply(taskId, { type: 'failed', problem, retry: 'download' });
}

async function settleAll(parts: DownloadParts, taskId: string, memory: TaskMemory): Promise<void> {
  const { book, drop } = parts;
  const record = book.get(taskId);
  if (record === undefined) return;
  const wanted = record.kind === 'image' ? 'image' : 'video';
  for (const [index, part] of record.parts.entries()) {
    if (part.isDone || part.isMissing) continue;
    await makeFolderReady(parts, taskId, index, part);
    const end = await settlePart(parts, taskId, index, wanted);
    if (end.kind === 'done') continue;
    const mayGrow = end.kind === 'damaged' && mayBeCutShort(part, memory);
    const isFinal = end.kind === 'failed' || !isWorthAnotherFetch(part, memory);
    const folder = book.get(taskId)?.parts[index]?.folder ?? part.folder;
    // A page or a message is worth nothing; media stays on disk, to go on from or to be overwritten.
    if (end.kind === 'failed') await drop.discardPart(part.folder, part.partName);
    const again = mayGrow ? { bytes: null, sha256: null } : blankPart(folder, part.partName);
    await book.changePart(taskId, index, again);
    if (!isFinal) {
      await book.apply(taskId, { type: 'bytes-refused' });
      return;
    }
    const problem = end.kind === 'failed' ? end.problem : damaged(end);
    if (!hasOthers(book.get(taskId)?.parts ?? [], index)) {
      await book.apply(taskId, { type: 'failed', problem, retry: 'download' });
      return;
    }
    // One bad file of several is told as missing; it does not take the good ones with it.
    await book.changePart(taskId, index, { isMissing: true });
  }
  await announceSaved(parts, taskId);
}

/** A body without a length that ended cleanly may be the first part of a longer one. */
function mayBeCutShort(part: PartRecord, memory: TaskMemory): boolean {
  const hasValidator = part.etag !== null || part.lastModified !== null;
  const isLonger = memory.damaged === null || (part.bytes ?? 0) > memory.damaged.bytes;
  return part.totalBytes === null && hasValidator && isLonger;
}

/** Fetching again helps while it brings other bytes: the same ones twice are what the service has. */
function isWorthAnotherFetch(part: PartRecord, memory: TaskMemory): boolean {
  const before = memory.damaged;
  const { bytes, sha256 } = part;
  if (bytes === null || sha256 === null) return (memory.damages += 1) < mostDamages;
  memory.damaged = { bytes, sha256 };
  if (before !== null && part.totalBytes === null && bytes > before.bytes) return true;
  memory.damages += 1;
  return memory.damages < mostDamages && before?.sha256 !== sha256;
}

function damaged(end: { kind: 'damaged'; detail: string } | { kind: 'lost' }): Problem {
  const detail = end.kind === 'damaged' ? end.detail.slice(0, 120) : null;
  return { code: 'damaged', message: null, detail };
}

const hasOthers = (parts: readonly PartRecord[], index: number): boolean =>
  parts.some((part, at) => at !== index && !part.isMissing);

async function announceSaved(parts: DownloadParts, taskId: string): Promise<void> {
  const record = parts.book.get(taskId);
  if (record === undefined) return;
  const files = savedFiles(record);
  const missingCount = record.parts.filter((part) => part.isMissing).length;
  const savedAtMs = parts.clock.nowMs();
  await parts.book.apply(taskId, { type: 'saved', savedAtMs, files, missingCount });
  parts.links.forget(taskId);
}

function savedFiles(record: TaskRecord): SavedFile[] {
  return record.parts.flatMap(({ isDone, finalName, folder, bytes, sha256, mime }) =>
    isDone && finalName !== null && bytes !== null && sha256 !== null
      ? [{ name: finalName, folder, bytes, sha256, mime: mime ?? 'application/octet-stream' }]
      : [],
  );
}
