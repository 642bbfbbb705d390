// @ts-check
import { ensureBuilt } from './build.mjs';
import { describeElectron, electronExecutable } from './electron/executable.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Brings everything a run of the app needs: packages, Electron, system libraries, the build. Says on
 * stderr which Electron it is, because not every run has the official one.
 *
 * @param {object} options
 * @param {import('./system-packages.mjs').Need[]} options.needs
 * @param {'fail' | 'warn'} [options.onMissing]
 * @param {boolean} [options.built] false when the caller builds by itself
 */
export async function prepare({ needs, onMissing = 'fail', built = true }) {
  ensureInstalled();
  const electron = await electronExecutable();
  ensureSystemLibraries({ needs, onMissing, executable: electron.path });
  if (built) await ensureBuilt();
  console.error(describeElectron(electron));
  return electron;
}
