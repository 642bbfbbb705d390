// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chooseNames, librariesNotFound, missingPackages } from './system-packages.mjs';

/** @typedef {import('./system-packages.mjs').Need} Need */
/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */
/** @typedef {{ packages: SystemPackage[], libraries: string[] }} Missing */

/**
 * Sees to the shared libraries and programs that npm cannot bring. Root on Debian and its kin gets
 * them installed; anyone else gets the command to type, as an error or as a warning.
 *
 * @param {object} options
 * @param {Need[]} options.needs
 * @param {string} [options.executable] Electron's, whose own libraries are checked too
 * @param {'fail' | 'warn'} [options.onMissing]
 */
export function ensureSystemLibraries({ needs, executable, onMissing = 'fail' }) {
  if (process.platform !== 'linux') return;
  const hasApt = hasProgram('apt-get') && hasProgram('dpkg-query');
  let missing = findMissing(needs, executable, hasApt);
  if (isNothing(missing)) return;

  if (hasApt && missing.packages.length > 0 && process.getuid?.() === 0) {
    installWithApt(missing.packages);
    missing = findMissing(needs, executable, hasApt);
    if (isNothing(missing)) return;
  }
  const text = explain(missing, hasApt);
  if (onMissing === 'fail') throw new Error(text);
  console.error(`Warning: ${text}`);
}

/** @param {Missing} missing */
function isNothing({ packages, libraries }) {
  return packages.length === 0 && libraries.length === 0;
}

/**
 * @param {Need[]} needs
 * @param {string | undefined} executable
 * @param {boolean} hasApt
 * @returns {Missing}
 */
function findMissing(needs, executable, hasApt) {
  const installed = hasApt ? installedPackages() : new Set();
  const packages = missingPackages(needs, {
    isInstalled: (name) => installed.has(name),
    hasProgram,
  });
  return {
    packages: packages.filter(({ need, program }) => {
      if (need === 'font') return output('fc-list', [':lang=zh', 'family']) === '';
      // Elsewhere Debian's names say nothing, so programs and the linker alone are believed.
      return hasApt || program !== undefined;
    }),
    libraries: executable === undefined ? [] : librariesNotFound(output('ldd', [executable])),
  };
}

/** @param {SystemPackage[]} packages */
function installWithApt(packages) {
  console.error(`Installing what is missing on this system: ${packages.map(lastName).join(' ')}`);
  // A failed update is no reason to stop: the lists already there may do.
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...namesHere(packages)]);
}

/** @param {string[]} args */
function apt(args) {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * @param {Missing} missing
 * @param {boolean} hasApt
 */
function explain({ packages, libraries }, hasApt) {
  const lines = ['this system lacks something the app needs.'];
  if (libraries.length > 0) lines.push(`Libraries not found: ${libraries.join(', ')}`);
  if (packages.length > 0) {
    lines.push(
      hasApt
        ? `To install it: sudo apt-get install -y --no-install-recommends ${namesHere(packages).join(' ')}`
        : `Install what your system calls these Debian packages: ${packages.map(lastName).join(' ')}`,
    );
  }
  return lines.join('\n');
}

/** @param {SystemPackage[]} packages */
function namesHere(packages) {
  const known = new Set();
  const listing = output('apt-cache', [
    'show',
    '--no-all-versions',
    ...packages.flatMap((p) => p.names),
  ]);
  // A name that is only another package's alias is not shown, which is what we want.
  for (const [, name] of listing.matchAll(/^Package: (\S+)/gm)) known.add(name);
  return chooseNames(packages, (name) => known.has(name));
}

/** @param {SystemPackage} systemPackage */
function lastName({ names }) {
  return names.at(-1) ?? '';
}

function installedPackages() {
  const listing = output('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\\n']);
  return new Set([...listing.matchAll(/^installed (\S+)$/gm)].map(([, name]) => name));
}

/** @param {string} name */
function hasProgram(name) {
  return programPath(name) !== null;
}

/**
 * Where a program of this name is, or null.
 *
 * @param {string} name
 */
export function programPath(name) {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  const found = directories.find((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  return found === undefined ? null : join(found, name);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, args) {
  const { stdout } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return stdout ?? '';
}
