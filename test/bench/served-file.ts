import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { bodySource } from '../gateway/body-source';
import { readClip } from '../gateway/samples';

/** Writes a playable video padded to `bytes`, and returns its SHA-256. */
export async function writeServedFile(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    for (const chunk of bodySource(readClip('aurora'), bytes, 'the benchmark', 1).chunks(
      0,
      bytes,
    )) {
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
