// @ts-check
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this clone. */
export const repositoryDirectory = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The folder for what all clones of one user share, such as an Electron that took a while to fetch.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheDirectory(env = process.env) {
  if (env['DIMILINKS_CACHE_DIR']) return resolve(env['DIMILINKS_CACHE_DIR']);
  const base = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'dimilinks-desktop');
}
