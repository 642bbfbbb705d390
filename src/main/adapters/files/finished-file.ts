import { lstat, open } from 'node:fs/promises';
import type { FileNow } from '../../core/ports/file-drop';
import { errnoOf } from './drop-refusal';
import type { Fingerprinter } from './fingerprint/fingerprint';

/** Between two stretches somebody else gets the disk, and the work can be stopped. */
export const stretchBytes = 32 * 1024 * 1024;

/** Hashes a finished file as it is now, a stretch at a time and in constant memory; null when there is no such file. */
export async function hashFinishedFile(
  path: string,
  fingerprinter: Fingerprinter,
  goOn: (hashedBytes: number) => Promise<boolean>,
): Promise<FileNow | 'stopped' | null> {
  if (!(await isFile(path))) return null;
  const handle = await open(path, 'r');
  const fingerprint = fingerprinter.of(handle.fd);
  try {
    const { size: bytes } = await handle.stat();
    for (let hashed = 0; hashed < bytes;) {
      hashed = Math.min(bytes, hashed + stretchBytes);
      await fingerprint.digest(hashed);
      if (!(await goOn(hashed))) return 'stopped';
    }
    return { bytes, sha256: await fingerprint.digest(bytes) };
  } finally {
    await fingerprint.end();
    await handle.close();
  }
}

/** A link or a folder of that name is not the file that was saved. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return false;
    throw error;
  }
}
