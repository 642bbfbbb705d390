import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type VolumeKind = 'tmpfs' | 'ext4' | 'exfat';

/** Real file systems for one test; `end` takes all of them away, whatever became of the test. */
export class RealVolumes {
  readonly home = mkdtempSync(join(tmpdir(), 'volumes-'));
  readonly #undo: (() => void)[] = [];

  /** A disk in memory; `options` as mount takes them, such as `size=60m` or `nr_inodes=4`. */
  tmpfs(name: string, options: string): string {
    return this.#mounted(name, (path) => run('mount', '-t', 'tmpfs', '-o', options, 'none', path));
  }

  /** A disk whose bytes lie in a file; where that file has no room, writing fails as late as fsync. */
  ext4(name: string, image: string, bytes: number): string {
    sparseFile(image, bytes);
    run('mkfs.ext4', '-q', '-F', '-O', '^has_journal', image);
    return this.#mounted(name, (path) => run('mount', '-o', 'loop', image, path));
  }

  /** A disk as of a camera's card: no hard links, and `A` and `a` are one name. */
  exfat(name: string): string {
    const image = join(this.home, `${name}.img`);
    sparseFile(image, 64_000_000);
    run('mkfs.exfat', image);
    // The driver in user space takes a block device only.
    const device = run('losetup', '-f', '--show', image).trim();
    this.#undo.push(() => void spawnSync('losetup', ['-d', device]));
    return this.#mounted(name, (path) => run('mount.exfat-fuse', device, path));
  }

  end(): void {
    for (const undo of this.#undo.reverse()) undo();
    rmSync(this.home, { recursive: true, force: true });
  }

  #mounted(name: string, mount: (path: string) => void): string {
    const path = join(this.home, name);
    mkdirSync(path, { recursive: true });
    mount(path);
    this.#undo.push(() => unmount(path));
    return path;
  }
}

/** Why volumes of this kind cannot be made here; null when they can. Tried, not guessed. */
export function noVolumes(kind: VolumeKind): string | null {
  if (process.platform !== 'linux') return 'volumes are mounted on Linux only';
  const volumes = new RealVolumes();
  try {
    if (kind === 'tmpfs') volumes.tmpfs('try', 'size=1m');
    else if (kind === 'exfat') volumes.exfat('try');
    else volumes.ext4('try', join(volumes.home, 'try.img'), 8_000_000);
    return null;
  } catch (error) {
    const reason = `no ${kind} can be mounted: ${error instanceof Error ? error.message : ''}`;
    console.info(`skipped, ${reason}`);
    return reason;
  } finally {
    volumes.end();
  }
}

/** Runs a system's command and gives back what it said; throws when it fails or is not there. */
export function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command}: ${stderr.trim()}`);
  return stdout;
}

/** Takes a volume away also from those who hold a file of it open. */
export function unmount(path: string): void {
  if (spawnSync('umount', [path]).status !== 0) spawnSync('umount', ['-l', path]);
}

function sparseFile(path: string, bytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, bytes);
}
