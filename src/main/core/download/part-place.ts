import { DropError } from '../ports/file-drop';
import type { PartRecord } from '../task-record';
import { spareBytes, type DownloadParts } from './download-parts';
import { bytesOnDisk } from './bytes-on-disk';
import { discardWhole, namesOf, namesOfPart } from './pieces';

/** A part of which nothing is known but its place. */
export const blankPart = (folder: string, partName: string): PartRecord => ({
  folder,
  partName,
  alsoIn: null,
  finalName: null,
  etag: null,
  lastModified: null,
  totalBytes: null,
  pieces: [],
  isDoubtful: false,
  bytes: null,
  sha256: null,
  mime: null,
  facts: null,
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
  const addedAtMs = parts.book.get(taskId)?.addedAtMs;
  if (addedAtMs === undefined) return;
  const { places } = parts;
  await discardCopies(parts, taskId, index);
  const wanted = places.folderFor(addedAtMs);
  try {
    await places.prepare(part.folder, addedAtMs);
  } catch (error) {
    const isGone = error instanceof DropError && error.trouble === 'folder-missing';
    if (!isGone || places.isInForce(part.folder, addedAtMs)) throw error;
    await parts.book.changePart(taskId, index, blankPart(wanted, part.partName));
    await places.prepare(wanted, addedAtMs);
    return;
  }
  if (places.isInForce(part.folder, addedAtMs) || !(await isStuck(parts, part))) return;
  // Another way to the same folder: nothing would be gained, and its bytes would pass for copies.
  if (await parts.drop.isSameFolder(part.folder, wanted)) return;
  await places.prepare(wanted, addedAtMs);
  await movePart(parts, taskId, index, part, wanted);
}

/** Another folder was chosen, and the one where the part began has no room for the rest. */
async function isStuck(parts: DownloadParts, part: PartRecord): Promise<boolean> {
  if (part.bytes !== null) return false;
  const { totalBytes } = part;
  const wanted = totalBytes === null ? 0 : totalBytes - (await bytesOnDisk(parts.drop, part));
  const free = await parts.drop.freeBytes(part.folder);
  return free !== null && free < wanted + spareBytes;
}

/** Takes the bytes along; the old ones go only when the new place is written down. */
async function movePart(
  parts: DownloadParts,
  taskId: string,
  index: number,
  part: PartRecord,
  wanted: string,
): Promise<void> {
  // Written down before and after: what a kill leaves in the other folder is found again.
  await parts.book.changePart(taskId, index, { alsoIn: wanted });
  for (const name of namesOf(part)) {
    if ((await parts.drop.partSize(part.folder, name)) === null) continue;
    await parts.drop.copyPart(part.folder, wanted, name);
  }
  await parts.book.changePart(taskId, index, { folder: wanted, alsoIn: part.folder });
  await discardCopies(parts, taskId, index);
}

/** Takes away what a move left in the folder where the part is not; a drive that is not there now is asked later. */
async function discardCopies(parts: DownloadParts, taskId: string, index: number): Promise<void> {
  const part = parts.book.get(taskId)?.parts[index];
  if (part === undefined || part.alsoIn === null) return;
  const { folder, alsoIn } = part;
  try {
    if (!(await parts.drop.isSameFolder(folder, alsoIn))) {
      if ((await parts.drop.whatIsGone(alsoIn, part.partName)) === 'folder') return;
      await discardWhole(parts.drop, { ...part, folder: alsoIn, alsoIn: null });
      // And pieces that the part has taken in since.
      for (const name of await namesOfPart(parts.drop, alsoIn, part.partName)) {
        await parts.drop.discardPart(alsoIn, name);
      }
    }
  } catch (error) {
    if (!(error instanceof DropError)) throw error;
    return;
  }
  await parts.book.changePart(taskId, index, { alsoIn: null });
}
