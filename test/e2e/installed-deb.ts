import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

export const packageName = 'dimilinks-desktop';

/** Why a Debian package cannot be installed here for a test; null when it can. */
export function whyNoInstalling(): string | null {
  if (process.getuid?.() !== 0) return 'only root may install packages';
  if (spawnSync('dpkg', ['--version']).status !== 0) return 'there is no dpkg';
  // What a person installed is not for a test to remove.
  if (spawnSync('dpkg', ['--status', packageName]).status === 0) return 'it is installed already';
  return null;
}

export function install(file: string): void {
  // What the tests' own Electron needs is there; the rest of the list is for other desktops.
  dpkg('--force-depends', '--install', file);
}

export function purge(): void {
  dpkg('--purge', packageName);
}

/** What the package put on this machine, the folders that others share left out. */
export function installedFiles(): string[] {
  return dpkg('--listfiles', packageName)
    .split('\n')
    .filter((path) => isThere(path) && !lstatSync(path).isDirectory());
}

export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function dpkg(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('dpkg', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dpkg ${words.join(' ')}: ${stderr}`);
  return stdout;
}
