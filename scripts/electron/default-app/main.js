// @ts-check
// What a development Electron does with `electron [switches] <folder or file> [arguments]`. It has to
// be an ES module that awaits the app's: otherwise "ready" is announced before the app listens.
import { app as documentedApp } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{ setAppPath(path: string): void, setVersion(version: string): void }} Undocumented */

// Electron leaves these two out of its types; its own default app is what they are for.
const app = /** @type {Electron.App & Undocumented} */ (documentedApp);
const { target, preloads, wantsVersion } = readArguments(process.argv.slice(1));
const require = createRequire(join(process.cwd(), 'electron'));

if (wantsVersion) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (target === undefined) {
  console.error('Usage: electron [switches] <app’s folder or file> [arguments]');
  process.exit(1);
}
try {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  for (const preload of preloads) require(preload);
  await import(pathToFileURL(describe(resolve(target))).href);
} catch (error) {
  console.error('The app could not be loaded.');
  console.error(error);
  process.exit(1);
}

/**
 * Gives Electron the app's name, version and folder, and returns the app's main file.
 *
 * @param {string} path
 */
function describe(path) {
  const mainFile = require.resolve(path);
  const manifest = join(path, 'package.json');
  if (!existsSync(manifest)) {
    app.setAppPath(dirname(mainFile));
    return mainFile;
  }
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName ?? name) app.setName(productName ?? name);
  if (process.platform === 'linux') app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(path);
  return mainFile;
}

/**
 * Everything from the app's folder on is the app's business and stays in process.argv.
 *
 * @param {string[]} args
 */
function readArguments(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--version' || arg === '-v') return { preloads, wantsVersion: true };
    if (arg.startsWith('--app=')) return { preloads, target: arg.slice('--app='.length) };
    if (arg === '-r' || arg === '--require') preloads.push(args[++index] ?? '');
    else if (!arg.startsWith('-')) return { preloads, target: arg };
  }
  return { preloads };
}
