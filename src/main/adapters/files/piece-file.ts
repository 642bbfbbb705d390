import type { PieceFile } from '../../core/ports/file-drop';
import { BatchedFile, type Batches } from './batched-file';

/** Several pieces grow at a time, and a kill may cost them all together no more than one part alone. */
const batches: Batches = { bytes: 128 * 1024, mostBytes: 256 * 1024 };

/** Opens a piece on disk. */
export function openDiskPiece(folder: string, path: string, keep: boolean): Promise<PieceFile> {
  return BatchedFile.open(folder, path, keep, batches);
}
