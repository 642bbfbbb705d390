import { app } from 'electron';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownAppImage } from '../core/update/own-app-image';
import type { InstallFacts } from '../core/update/update-off';

/** How this copy of the app came to be where it is, read from the system and from what the build left. */
export async function installFacts(): Promise<InstallFacts> {
  const { platform, env, execPath } = process;
  const appImage = ownAppImage(env, execPath);
  return {
    ...{ platform, isPackaged: app.isPackaged, appImage },
    feed: app.isPackaged ? await feedOfBuild(join(process.resourcesPath, 'app-update.yml')) : null,
    isPortable: env['PORTABLE_EXECUTABLE_FILE'] !== undefined,
    isReplaceable: await isReplaceable(platform, appImage ?? execPath),
  };
}

/** electron-builder writes one name a line; the rest of it is for electron-updater alone. */
async function feedOfBuild(path: string): Promise<InstallFacts['feed']> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null || !/^provider:/m.test(text)) return null;
  return { namesPublisher: /^publisherName:/m.test(text) };
}

async function isReplaceable(platform: string, file: string): Promise<boolean> {
  // Elsewhere macOS may run the app from a read-only copy of it.
  if (platform === 'darwin') return app.isInApplicationsFolder();
  // The installer of a computer-wide installation asks for the rights itself.
  if (platform === 'win32') return true;
  return access(dirname(file), constants.W_OK).then(
    () => true,
    () => false,
  );
}
