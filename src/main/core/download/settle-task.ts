import type { Problem } from '../../../shared/problem';
import type { SavedFile } from '../../../shared/task';
import type { PartRecord, TaskRecord } from '../task-record';
import type { DownloadParts } from './download-parts';
import { blankPart, makeFolderReady } from './part-place';
import { settlePart } from './settle-part';
import { writeSidecars } from './sidecar';
import type { TaskMemory } from './task-memory';

const mostDamages = 3;

/** Proves and names every fetched file of a task, then calls it saved, or sends it back for other bytes. */
export async function settleTask(
  parts: DownloadParts,
  taskId: string,
  memory: TaskMemory,
): Promise<void> {
  const { book, drop } = parts;
  const record = book.get(taskId);
  if (record === undefined) return;
  const wanted = record.kind === 'image' ? 'image' : 'video';
  for (const [index, part] of record.parts.entries()) {
    if (part.isDone || part.isMissing) continue;
    await makeFolderReady(parts, taskId, index, part);
    const end = await settlePart(parts, taskId, index, wanted);
    if (end.kind === 'done') continue;
    // A drive that left just now is waited for; nothing on it is lost.
    if (end.kind === 'lost') await makeFolderReady(parts, taskId, index, part);
    const mayGrow = end.kind === 'damaged' && mayBeCutShort(part, memory);
    const isFinal = end.kind === 'failed' || !isWorthAnotherFetch(part, memory);
    const folder = book.get(taskId)?.parts[index]?.folder ?? part.folder;
    // A page or a message is worth nothing; all else stays on disk, to go on from or to be overwritten.
    if (end.kind === 'failed' && end.isWorthless)
      await drop.discardPart(part.folder, part.partName);
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
  const savedAtMs = parts.clock.nowMs();
  // Before the row: after a kill in between, a row that is not saved yet gets here again.
  const baseUrl = parts.sidecarsFor();
  if (baseUrl !== null) {
    await writeSidecars(parts.drop, record, { baseUrl, savedAtMs }, parts.log);
  }
  const files = savedFiles(record);
  const missingCount = record.parts.filter((part) => part.isMissing).length;
  await parts.book.apply(taskId, { type: 'saved', savedAtMs, files, missingCount });
  parts.links.forget(taskId);
}

function savedFiles(record: TaskRecord): SavedFile[] {
  return record.parts.flatMap((part) => {
    const { isDone, finalName, folder, bytes, sha256, facts } = part;
    if (!isDone || finalName === null || bytes === null || sha256 === null) return [];
    const mime = part.mime ?? 'application/octet-stream';
    return [{ name: finalName, folder, bytes, sha256, mime, facts }];
  });
}
