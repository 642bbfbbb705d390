// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes out what electron-builder leaves in an Electron that was given as a folder: the app that shows
 * without one.
 *
 * @param {{ appOutDir: string, electronPlatformName: string }} context
 */
export default async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  await rm(join(appOutDir, resources, 'default_app.asar'), { force: true });
  if (electronPlatformName !== 'darwin') await rm(join(appOutDir, 'version'), { force: true });
}
