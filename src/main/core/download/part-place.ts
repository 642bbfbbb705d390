import { DropError } from '../ports/file-drop';
import type { PartRecord } from '../task-record';
import type { DownloadParts } from './download-parts';

/** A part of which nothing is known but its place. */
export const blankPart = (folder: string, partName: string): PartRecord => ({
  folder,
  partName,
  finalName: null,
  etag: null,
  lastModified: null,
  totalBytes: null,
  pieces: [],
  bytes: null,
  sha256: null,
  mime: null,
  isMissing: false,
  isDone: false,
});

/** A folder that is gone is left behind once a person has chosen another; till then it is waited for. */
export async function makeFolderReady(
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
