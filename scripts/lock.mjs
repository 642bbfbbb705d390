// @ts-check
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 300;
const waitLimitMs = 20 * 60_000;
/** A folder without an owner's name is a lock being taken, unless it stays so. */
const namelessLimitMs = 10_000;

/**
 * Runs `work` while no other process of this machine holds the same lock folder.
 *
 * @template T
 * @param {string} directory
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(directory, work) {
  await mkdir(dirname(directory), { recursive: true });
  const deadline = Date.now() + waitLimitMs;
  while (!(await take(directory))) {
    if (Date.now() > deadline) {
      throw new Error(`Another run has held ${directory} for too long. Remove it and try again.`);
    }
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** @param {string} directory */
async function take(directory) {
  try {
    await mkdir(directory);
    await writeFile(join(directory, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (await isAbandoned(directory)) await remove(directory);
    return false;
  }
}

/** @param {string} directory */
async function isAbandoned(directory) {
  try {
    const owner = Number(await readFile(join(directory, 'owner'), 'utf8'));
    if (owner > 0) return !isAlive(owner);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const age = await stat(directory).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > namelessLimitMs;
}

/** @param {string} directory */
async function remove(directory) {
  // Renaming first lets exactly one of several waiting runs remove the lock.
  const aside = `${directory}.abandoned-${process.pid}`;
  try {
    await rename(directory, aside);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
