// @ts-check
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { ensureInstalled } from './ensure-installed.mjs';
import { withLock } from './lock.mjs';
import { repositoryDirectory } from './places.mjs';
import { runInGroup } from './process-group.mjs';

const sources = ['src', 'resources', 'package-lock.json', 'electron.vite.config.ts'];
const outputs = ['out/main/index.js', 'out/preload', 'out/renderer/index.html'];

/** Builds the app into out/, unless out/ is newer than everything it is made of. */
export async function ensureBuilt() {
  await withLock(join(repositoryDirectory, '.cache', 'build.lock'), async () => {
    if (!isBuilt(repositoryDirectory)) await build();
  });
}

/**
 * Builds the app into out/; throws when that fails.
 *
 * @param {string[]} [args] more arguments for electron-vite
 */
export async function build(args = []) {
  console.error('Building …');
  const { code } = await runInGroup(process.execPath, [electronVite(), 'build', ...args], {
    cwd: repositoryDirectory,
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) throw new Error('The build failed; its own message is above.');
}

/** The path of electron-vite's command. */
export function electronVite() {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('electron-vite/package.json')), 'bin', 'electron-vite.js');
}

/**
 * Whether out/ is there and newer than everything it is made of.
 *
 * @param {string} directory
 */
export function isBuilt(directory) {
  const made = outputs.map((path) => join(directory, path));
  if (!made.every((path) => existsSync(path))) return false;
  const oldestOutput = Math.min(...made.map((path) => statSync(path).mtimeMs));
  const newestSource = Math.max(...sources.map((path) => newestChange(join(directory, path))));
  return oldestOutput > newestSource;
}

/**
 * Folders count too: a removed file shows only in the time of its folder.
 *
 * @param {string} path
 * @returns {number} milliseconds since 1970, or 0 when there is nothing
 */
function newestChange(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    found.mtimeMs,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  await build(process.argv.slice(2));
}
