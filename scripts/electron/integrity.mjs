// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Throws unless the file is byte for byte the one that was pinned.
 *
 * @param {string} path
 * @param {string} expected in npm's form: `sha512-` and the digest in base64
 */
export async function verifyIntegrity(path, expected) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== expected) {
    throw new Error(
      'The downloaded Electron is not the one this project trusts, so it was not used.\n' +
        `  expected ${expected}\n  received ${actual}`,
    );
  }
}
