import type { PieceFile } from '../../core/ports/file-drop';
import { BatchedFile } from './batched-file';

/** Several pieces grow at a time, and a kill may cost them all together no more than one part alone. */
const batchBytes = 128 * 1024;

/** Opens a piece on disk. */
export function openDiskPiece(folder: string, path: string, keep: boolean): Promise<PieceFile> {
  return BatchedFile.open(folder, path, keep, batchBytes);
}
