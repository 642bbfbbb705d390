// @ts-check
import { chmod, readdir, stat } from 'node:fs/promises';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { describeElectron, electronExecutable } from './electron/executable.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { runElectronBuilder } from './package/electron-builder.mjs';
import { feedOfRelease } from './package/feed.mjs';
import { targetsHere } from './package/targets.mjs';
import { repositoryDirectory } from './places.mjs';
import { runMain } from './run-main.mjs';
import { programPath } from './system-libraries.mjs';

const lookupLimitMs = 4_000;
const usage = 'npm run package [-- --dir | --release] [--output=DIR] [--feed=PLACE]';

// Packages for this system: an unpacked app, and every archive whose tool is at hand. --dir makes the
// unpacked app alone; --release insists on everything electron-builder.yml names.
await runMain(async () => {
  const args = process.argv.slice(2);
  const isRelease = args.includes('--release');
  const isDirOnly = args.includes('--dir');
  const output = valueOf(args, 'output') ?? 'dist';
  const feed =
    valueOf(args, 'feed') ?? (isRelease ? feedOfRelease(process.platform, process.env) : null);
  const unknown = args.filter((arg) => !/^--(release|dir|(output|feed)=.+)$/.test(arg));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(' ')}\nUsage: ${usage}`);

  ensureInstalled();
  await ensureBuilt();
  const electron = isRelease ? null : await electronExecutable();
  if (electron !== null) console.log(describeElectron(electron));
  if (electron !== null && electron.origin !== 'official') {
    console.log('Packages with this Electron are for trying out, not for giving to anyone.');
  }

  const sevenZip = programPath('7za') ?? programPath('7zz') ?? programPath('7z');
  const dpkg = programPath('dpkg-deb');
  const env = {
    ...(sevenZip === null ? {} : { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
    ...(dpkg === null ? {} : { CUSTOM_FPM_PATH: await debianPackager() }),
  };
  const { make, leftOut } = isDirOnly
    ? { make: [], leftOut: [] }
    : targetsHere({
        platform: process.platform,
        hasSevenZip: sevenZip !== null,
        hasDpkg: dpkg !== null,
        canDownload: await canDownload(),
      });
  const targets = isRelease ? [] : ['dir', ...make];
  await runElectronBuilder({
    targets,
    electron: electron?.origin === 'official' ? null : electron,
    output,
    feed,
    env,
  });
  await report(output);
  if (feed === null) console.log('This app does not look for newer versions: it has no feed.');
  if (!isRelease) {
    for (const { target, reason } of leftOut) console.log(`left out: ${target} (${reason})`);
  }
});

/** @param {readonly string[]} args @param {string} name */
function valueOf(args, name) {
  const start = `--${name}=`;
  return args.find((arg) => arg.startsWith(start))?.slice(start.length) ?? null;
}

/** A checkout may have lost the mode, and electron-builder runs this file as a program. */
async function debianPackager() {
  const path = fileURLToPath(new URL('./package/debian-package.mjs', import.meta.url));
  await chmod(path, 0o755);
  return path;
}

/** Without a network electron-builder tries for most of a minute; a name that does not resolve says so at once. */
async function canDownload() {
  const found = lookup('github.com').then(
    () => true,
    () => false,
  );
  return Promise.race([found, delay(lookupLimitMs, false, { ref: false })]);
}

/** @param {string} output */
async function report(output) {
  const directory = join(repositoryDirectory, output);
  for (const entry of (await readdir(directory, { withFileTypes: true })).sort((a, b) =>
    a.name.localeCompare(b.name),
  )) {
    if (entry.isDirectory()) console.log(`  ${output}/${entry.name}/`);
    else if (!/\.ya?ml$|\.blockmap$/.test(entry.name)) {
      const { size } = await stat(join(directory, entry.name));
      console.log(`  ${output}/${entry.name}  ${(size / 1e6).toFixed(1)} MB`);
    }
  }
}
