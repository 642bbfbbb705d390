// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheDirectory } from '../places.mjs';
import { runInGroup } from '../process-group.mjs';

const retryAfterMs = 24 * 60 * 60_000;
/** No route at all shows within seconds; this is for a route too slow to wait for. */
const shortLimitMs = 3 * 60_000;
const longLimitMs = 30 * 60_000;

/**
 * The official Electron in node_modules, when it is already there in the version of package.json.
 *
 * @returns {{ path: string, version: string } | undefined}
 */
export function officialElectron() {
  const { directory, version } = electronPackage();
  const pathFile = join(directory, 'path.txt');
  const versionFile = join(directory, 'dist', 'version');
  if (!existsSync(pathFile) || !existsSync(versionFile)) return undefined;
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== version) return undefined;
  const path = join(directory, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? { path, version } : undefined;
}

/**
 * Lets Electron's own installer fetch it. Where something else can stand in, a failure is remembered
 * for a day, so that machines without a route to it do not try again at every run.
 *
 * @param {{ hasSubstitute: boolean }} options
 */
export async function downloadOfficialElectron({ hasSubstitute }) {
  const { directory, version } = electronPackage();
  const note = join(cacheDirectory(), 'electron', `official-${version}-could-not-be-downloaded`);
  if (hasSubstitute && (await isRecent(note))) return undefined;

  console.error(`Downloading Electron ${version} …`);
  const { code, timedOut } = await runInGroup(process.execPath, [join(directory, 'install.js')], {
    // On failure the installer prints a stack nobody can use; the reason follows in plain words.
    stdio: ['ignore', 'ignore', hasSubstitute ? 'ignore' : 2],
    timeoutMs: hasSubstitute ? shortLimitMs : longLimitMs,
  });
  const found = code === 0 ? officialElectron() : undefined;
  if (found) {
    await rm(note, { force: true });
    return found;
  }
  const reason = timedOut ? ' in time' : '; most often its server cannot be reached';
  console.error(`Electron ${version} could not be downloaded${reason}.`);
  if (hasSubstitute) {
    console.error(`Next try in a day, or after removing ${note}`);
    await mkdir(dirname(note), { recursive: true });
    await writeFile(note, '');
  }
  return undefined;
}

function electronPackage() {
  // Only its package.json: importing the package itself starts a download.
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return { directory: dirname(manifest), version: String(version) };
}

/** @param {string} path */
async function isRecent(path) {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < retryAfterMs;
}
