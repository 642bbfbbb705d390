// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repositoryDirectory } from '../places.mjs';

const listName = 'bundled-packages.json';
/** What stays outside the bundle and is shipped as it is; see electron-builder.yml. */
const shippedPackages = ['@photostructure/sqlite', 'keytar', 'node-gyp-build'];

/**
 * A Vite plugin that writes down which packages have a part in what was built.
 *
 * @returns {import('vite').Plugin}
 */
export function listBundledPackages() {
  return {
    name: 'list-bundled-packages',
    generateBundle(_options, bundle) {
      const directories = new Set();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const directory = packageDirectoryOf(id);
          if (directory !== null) directories.add(directory);
        }
      }
      const source = JSON.stringify([...directories].sort(), null, 2);
      this.emitFile({ type: 'asset', fileName: listName, source });
    },
  };
}

/**
 * The package that a module belongs to, as a path from the repository; null for the app's own modules.
 *
 * @param {string} moduleId
 */
export function packageDirectoryOf(moduleId) {
  const path = relative(repositoryDirectory, moduleId.replace(/^\0/, '').replace(/\?.*$/, ''));
  const match = /^(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(path);
  return match?.[1]?.replaceAll('\\', '/') ?? null;
}

/** @typedef {{ name: string, version: string, licence: string, text: string | null }} ShippedPackage */

/**
 * Every package that is inside the app as built: bundled, or shipped beside the bundle.
 *
 * @returns {ShippedPackage[]}
 */
export function shippedPackagesOfBuild() {
  const lists = ['main', 'preload', 'renderer'].map((part) =>
    join(repositoryDirectory, 'out', part, listName),
  );
  const bundled = lists.flatMap((path) => {
    if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build.`);
    return /** @type {string[]} */ (JSON.parse(readFileSync(path, 'utf8')));
  });
  const shipped = shippedPackages.map((name) => `node_modules/${name}`);
  return [...new Set([...bundled, ...shipped])]
    .map((directory) => describe(join(repositoryDirectory, directory)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * @param {string} directory
 * @returns {ShippedPackage}
 */
function describe(directory) {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    licence: typeof manifest.license === 'string' ? manifest.license : 'unknown',
    text: file === undefined ? null : readFileSync(join(directory, file), 'utf8').trim(),
  };
}
