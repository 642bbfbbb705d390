// @ts-check
// Only Node's own modules here: this runs while node_modules may not exist yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { repositoryDirectory } from './places.mjs';

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/**
 * Brings node_modules into line with package-lock.json, and does nothing when it already is.
 *
 * @param {string} [directory]
 */
export function ensureInstalled(directory = repositoryDirectory) {
  const lockText = readFileSync(join(directory, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(directory, 'node_modules', '.dimilinks-lock-sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  if (!installedByHand(directory, lockText)) {
    console.error('Installing the packages of package-lock.json …');
    // NODE_ENV=production would leave out what is needed to build.
    runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: directory,
    });
  }
  writeFileSync(stamp, digest);
}

/**
 * @param {string} directory
 * @param {string} lockText
 */
function installedByHand(directory, lockText) {
  const installed = join(directory, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return isSatisfied(JSON.parse(lockText), JSON.parse(readFileSync(installed, 'utf8')));
}

/**
 * Whether everything the lockfile asks for is in npm's own record of node_modules. Optional packages
 * may be absent, since most of them are for other systems.
 *
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 */
export function isSatisfied(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed.packages?.[path];
    return found === undefined ? optional === true : found.version === version;
  });
}
