// @ts-check
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));

/**
 * Turns the folder of a packaged app back into the Electron it was made of. The only file added is
 * resources/default_app.asar; an app is to be packaged from a copy without it.
 *
 * @param {string} directory
 * @param {string} executable the packaged app's name for it
 */
export async function makeRunnable(directory, executable) {
  const electron = join(directory, 'electron');
  const resources = join(directory, 'resources');
  await rename(join(directory, executable), electron);
  await rm(join(resources, 'app'), { recursive: true });
  await rm(join(resources, 'app-update.yml'));
  await rm(join(directory, 'browser_v8_context_snapshot.bin'));

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(electron, {
    version: FuseVersion.V1,
    // Debuggers and test drivers come in through this one.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot it would load holds the other app's code and was removed above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });

  const { createPackage } = await import('@electron/asar');
  await createPackage(defaultApp, join(resources, 'default_app.asar'));
}

/**
 * Unpacks a zip file with its modes and links.
 *
 * @param {string} archive
 * @param {string} directory an absolute path
 */
export async function unzip(archive, directory) {
  // Electron's own installer depends on this extractor, so it is there whenever Electron's package is.
  const fromElectron = createRequire(
    createRequire(import.meta.url).resolve('electron/package.json'),
  );
  const module = fromElectron.resolve('@electron-internal/extract-zip');
  const { extract } = await import(pathToFileURL(module).href);
  await extract(archive, { dir: directory });
}
