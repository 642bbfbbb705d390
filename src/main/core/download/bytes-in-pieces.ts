import { pieceNameOf } from '../file-name';
import type { FileDrop } from '../ports/file-drop';
import type { PartRecord } from '../task-record';

/** How many bytes the pieces of a part hold ahead of its front. */
export async function bytesInPieces(
  drop: Pick<FileDrop, 'partSize'>,
  { folder, partName, pieces }: Pick<PartRecord, 'folder' | 'partName' | 'pieces'>,
  frontBytes: number,
): Promise<number> {
  let bytes = 0;
  for (const { from } of pieces) {
    const heldBytes = (await drop.partSize(folder, pieceNameOf(partName, from))) ?? 0;
    bytes += Math.max(0, from + heldBytes - Math.max(from, frontBytes));
  }
  return bytes;
}
