import { pieceNameOf } from '../file-name';
import type { FileDrop } from '../ports/file-drop';
import type { PartRecord } from '../task-record';

/** How many bytes of a part are on the disk: its front, as long as told or as found, and its pieces ahead of it. */
export async function bytesOnDisk(
  drop: Pick<FileDrop, 'partSize'>,
  { folder, partName, pieces }: Pick<PartRecord, 'folder' | 'partName' | 'pieces'>,
  knownFrontBytes: number | null = null,
): Promise<number> {
  const frontBytes = knownFrontBytes ?? (await drop.partSize(folder, partName)) ?? 0;
  let bytes = frontBytes;
  for (const { from } of pieces) {
    const heldBytes = (await drop.partSize(folder, pieceNameOf(partName, from))) ?? 0;
    bytes += Math.max(0, from + heldBytes - Math.max(from, frontBytes));
  }
  return bytes;
}
