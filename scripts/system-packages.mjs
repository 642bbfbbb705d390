// @ts-check

/**
 * What a run needs: `window` to show one, `font` for Chinese text, `screen` for a virtual display and a bus,
 * `tests` for a keyring, notifications, proxies and a look at processes, `bench` for what the app is measured against,
 * `pictures` for a keyring that they show, and for what makes them small.
 *
 * @typedef {'window' | 'font' | 'screen' | 'tests' | 'bench' | 'pictures'} Need
 */

/**
 * @typedef {object} SystemPackage
 * @property {Need} need
 * @property {string[]} names Debian's names for it, newest first: some gained `t64` in 2024
 * @property {string} [program] what it brings, which may also have come from elsewhere
 */

/** @type {readonly SystemPackage[]} */
export const systemPackages = [
  { need: 'window', names: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { need: 'window', names: ['libnss3'] },
  { need: 'window', names: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'] },
  { need: 'window', names: ['libgbm1'] },
  { need: 'window', names: ['libasound2t64', 'libasound2'] },
  { need: 'window', names: ['libsecret-1-0'] },
  { need: 'window', names: ['libxss1'] },
  { need: 'window', names: ['libxtst6'] },
  { need: 'font', names: ['fonts-noto-cjk'] },
  { need: 'screen', names: ['xvfb'], program: 'xvfb-run' },
  { need: 'screen', names: ['xauth'], program: 'xauth' },
  { need: 'screen', names: ['dbus'], program: 'dbus-run-session' },
  { need: 'tests', names: ['dbus-x11'], program: 'dbus-launch' },
  { need: 'tests', names: ['gnome-keyring'], program: 'gnome-keyring-daemon' },
  { need: 'tests', names: ['libsecret-tools'], program: 'secret-tool' },
  { need: 'tests', names: ['dunst'], program: 'dunst' },
  { need: 'tests', names: ['procps'], program: 'ps' },
  { need: 'tests', names: ['tinyproxy-bin'], program: 'tinyproxy' },
  { need: 'tests', names: ['microsocks'], program: 'microsocks' },
  { need: 'tests', names: ['openssl'], program: 'openssl' },
  { need: 'tests', names: ['exfatprogs'], program: 'mkfs.exfat' },
  { need: 'tests', names: ['exfat-fuse'], program: 'mount.exfat-fuse' },
  { need: 'bench', names: ['curl'], program: 'curl' },
  { need: 'bench', names: ['aria2'], program: 'aria2c' },
  { need: 'bench', names: ['iproute2'], program: 'tc' },
  { need: 'pictures', names: ['ffmpeg'], program: 'ffmpeg' },
  { need: 'pictures', names: ['gnome-keyring'], program: 'gnome-keyring-daemon' },
];

/**
 * The packages of these needs that are neither installed nor made up for by a program.
 *
 * @param {readonly Need[]} needs
 * @param {{ isInstalled: (name: string) => boolean, hasProgram: (name: string) => boolean }} system
 */
export function missingPackages(needs, { isInstalled, hasProgram }) {
  return systemPackages.filter(
    ({ need, names, program }) =>
      needs.includes(need) &&
      !names.some(isInstalled) &&
      !(program !== undefined && hasProgram(program)),
  );
}

/**
 * The one name of each package that this release of the system knows.
 *
 * @param {readonly SystemPackage[]} packages
 * @param {(name: string) => boolean} exists
 */
export function chooseNames(packages, exists) {
  return packages.map(({ names }) => names.find(exists) ?? names.at(-1) ?? '');
}

/**
 * The libraries that the dynamic linker did not find, from the output of `ldd`.
 *
 * @param {string} output
 */
export function librariesNotFound(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
}
