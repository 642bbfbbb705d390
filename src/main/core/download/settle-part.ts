import type { Problem } from '../../../shared/problem';
import type { WantedMedia } from '../ports/file-drop';
import { nameFromTemplate } from '../../../shared/name-template';
import type { TaskRecord } from '../task-record';
import type { DownloadParts } from './download-parts';

/** How checking and naming one file ended. */
export type SettleEnd =
  | { readonly kind: 'done' }
  /** The bytes are not a whole file: fetch them again. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** What was fetched is no longer there. */
  | { readonly kind: 'lost' }
  /** Not what is wanted; other bytes than a text stay on disk, for they were paid for. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly isWorthless: boolean };

/** Proves that a fetched part is whole and gives it its final name; the name is written down before it is given. */
export async function settlePart(
  parts: DownloadParts,
  taskId: string,
  index: number,
  wanted: WantedMedia,
): Promise<SettleEnd> {
  const { book, drop } = parts;
  const record = book.get(taskId);
  const part = record?.parts[index];
  if (record === undefined || part === undefined) return { kind: 'lost' };
  if (part.bytes === null || part.sha256 === null) return { kind: 'lost' };
  const { folder, partName, bytes, sha256, finalName } = part;

  const sizeOnDisk = await drop.partSize(folder, partName);
  if (sizeOnDisk === null) {
    // A kill between giving the name and writing the row leaves the file under its name.
    if (finalName === null || !(await drop.holds(folder, finalName, bytes, sha256))) {
      return { kind: 'lost' };
    }
    await book.changePart(taskId, index, { isDone: true });
    return { kind: 'done' };
  }
  if (sizeOnDisk !== bytes) return { kind: 'lost' };

  const check = await drop.check(folder, partName, wanted);
  if (!check.ok) {
    if (check.why === 'damaged') return { kind: 'damaged', detail: check.detail };
    const message = check.message === null ? null : parts.clean(check.message).slice(0, 500);
    const detail = check.detail.slice(0, 120);
    const problem = { code: 'not-media' as const, message, detail };
    return { kind: 'failed', problem, isWorthless: check.why === 'not-media' };
  }
  const stem = stemFor(record, index, parts.nameTemplate());
  let name = finalName ?? (await drop.freeName(folder, stem, check.extension));
  for (;;) {
    await book.changePart(taskId, index, { finalName: name, mime: check.mime, facts: check.facts });
    // Another file of that name stays, also one with the same bytes: only the drop can tell
    // whether both names are one file.
    if ((await drop.finish(folder, partName, name)) === 'done') break;
    name = await drop.freeName(folder, stem, check.extension);
  }
  await book.changePart(taskId, index, { isDone: true });
  return { kind: 'done' };
}

function stemFor(record: TaskRecord, index: number, template: string): string {
  const { id, addedAtMs, parts } = record;
  return nameFromTemplate(template, {
    ...{ id, addedAtMs, label: '', number: index + 1, count: parts.length },
    kind: record.kind ?? 'video',
  });
}
