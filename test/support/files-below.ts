import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of every file below `root`, by its path from `from`. */
export async function filesBelow(root: string, from: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory());
  const hashed = paths.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return [relative(from, path), hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}
