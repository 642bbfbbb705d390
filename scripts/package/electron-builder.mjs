// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryDirectory } from '../places.mjs';
import { runInGroup } from '../process-group.mjs';
import { shippedPackagesOfBuild } from './bundled-packages.mjs';
import { feedArguments } from './feed.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const platformFlags = /** @type {Record<string, string>} */ ({
  linux: '--linux',
  darwin: '--mac',
  win32: '--win',
});

/**
 * Runs electron-builder over what is in out/. Nothing is ever published from here.
 *
 * @param {object} options
 * @param {readonly string[]} options.targets none means all that electron-builder.yml names for this system
 * @param {import('../electron/executable.mjs').ElectronExecutable | null} options.electron the one to
 *   pack when it is not the one of package.json, which electron-builder fetches by itself
 * @param {string} options.output
 * @param {string | null} [options.feed] where the app looks for newer versions; without one it does not look
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {import('node:child_process').StdioOptions} [options.stdio]
 */
export async function runElectronBuilder({
  targets,
  electron,
  output,
  feed = null,
  env = {},
  stdio,
}) {
  const notices = join(repositoryDirectory, '.cache/third-party-notices.txt');
  await mkdir(dirname(notices), { recursive: true });
  await writeFile(notices, thirdPartyNotices(shippedPackagesOfBuild()));

  const flag = platformFlags[process.platform];
  if (flag === undefined) throw new Error(`There are no packages for ${process.platform}.`);
  const args = [
    join(repositoryDirectory, 'node_modules/electron-builder/cli.js'),
    flag,
    ...targets,
    ...(targets.length === 0 ? [] : [`--${process.arch}`]),
    '--publish=never',
    `-c.directories.output=${output}`,
    ...(feed === null ? [] : feedArguments(feed)),
    ...(electron === null
      ? []
      : [`-c.electronDist=${dirname(electron.path)}`, `-c.electronVersion=${electron.version}`]),
  ];
  const { code } = await runInGroup(process.execPath, args, {
    cwd: repositoryDirectory,
    env,
    ...(stdio === undefined ? {} : { stdio }),
  });
  if (code !== 0) throw new Error('electron-builder failed; its own message is above.');
}
