import { partNameOf } from '../file-name';
import type { AbortSignalLike, ResultSource } from '../ports/gateway';
import type { PartRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import { fetchPart } from './fetch-part';
import { blankPart, makeFolderReady } from './part-place';
import { discardWhole } from './pieces';
import { settleTask } from './settle-task';
import type { TaskMemory } from './task-memory';

const mostWithdrawals = 2;
/** The task is asked for new links once; links that end at once again are given up. */
const mostRenewals = 2;

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
  if (state() === 'checking' && !signal.aborted) await settleTask(parts, taskId, memory);
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
  if (sources.length === 0 && !hasWholePart(parts, taskId)) {
    await failUnavailable(parts, taskId);
    return;
  }
  await writeDownParts(parts, taskId, sources.length);
  const count = book.get(taskId)?.parts.length ?? 0;
  for (let index = 0; index < count; index += 1) {
    const part = book.get(taskId)?.parts[index];
    if (part === undefined) return;
    if (part.isDone || part.isMissing) continue;
    const source = sources[index];
    if (source === undefined) {
      if (part.bytes === null) await giveUp(parts, taskId, index);
      continue;
    }
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
        await giveUp(parts, taskId, index);
        continue;
      case 'failed':
        if (count === 1) {
          await discardEmpty(parts, taskId, index);
          await book.apply(taskId, { type: 'failed', problem: end.problem, retry: 'download' });
          return;
        }
        await giveUp(parts, taskId, index);
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
    // The service forgot the task, or calls it failed now: what was fetched before counts all the same.
    const isOver = verdict === 'task-known' && parts.links.get(taskId) === null;
    if (isOver && hasWholePart(parts, taskId)) return [];
  }
  const links = parts.links.get(taskId);
  if (links === null) {
    // The service answers nothing useful now: the watch finds out when that changes.
    await parts.book.apply(taskId, { type: 'result-withdrawn' });
    return null;
  }
  return links.map((url): ResultSource => ({ from: 'link', url }));
}

const hasWholePart = (parts: DownloadParts, taskId: string): boolean =>
  (parts.book.get(taskId)?.parts ?? []).some(({ bytes }) => bytes !== null);

/** Never fewer than there are: what was fetched stays, though the service names fewer files now. */
async function writeDownParts(parts: DownloadParts, taskId: string, count: number): Promise<void> {
  const record = parts.book.get(taskId);
  if (record === undefined || record.parts.length >= count) return;
  const known = record.parts;
  const folder = parts.places.folderFor(record.addedAtMs);
  const fresh = Array.from({ length: count }, (_, index): PartRecord => {
    const partName = partNameOf(taskId, count > 1 ? index : null);
    return known[index] ?? blankPart(folder, partName);
  });
  await parts.book.change(taskId, { parts: fresh });
}

/** One file of several that cannot be had; the others are told with how many are missing. */
async function giveUp(parts: DownloadParts, taskId: string, index: number): Promise<void> {
  // As it is now: it may have moved to another folder since, or got pieces.
  const part = parts.book.get(taskId)?.parts[index];
  if (part !== undefined) await discardWhole(parts.drop, part);
  await parts.book.changePart(taskId, index, { isMissing: true });
}

/** A part that never got a byte is worth nothing; others are kept, to go on from at another try. */
async function discardEmpty(parts: DownloadParts, taskId: string, index: number): Promise<void> {
  const part = parts.book.get(taskId)?.parts[index];
  if (part === undefined) return;
  const sizeBytes = await parts.drop.partSize(part.folder, part.partName);
  if (sizeBytes === 0) await parts.drop.discardPart(part.folder, part.partName);
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
