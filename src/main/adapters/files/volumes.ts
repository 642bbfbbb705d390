import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Which volume each folder was last seen on, by the path where that volume is mounted. */
export interface VolumeNotes {
  volumeOf(folder: string): string | null;
  noteVolume(folder: string, mountPoint: string): void;
}

/** Notes for as long as the app runs. */
export class VolumeMemory implements VolumeNotes {
  readonly #mountPoints = new Map<string, string>();

  volumeOf(folder: string): string | null {
    return this.#mountPoints.get(folder) ?? null;
  }

  noteVolume(folder: string, mountPoint: string): void {
    this.#mountPoints.set(folder, mountPoint);
  }
}

/** To be called when the folder is there. */
export async function noteVolume(folder: string, notes: VolumeNotes): Promise<void> {
  const found = await mountPointAbove(folder);
  if (found !== null && found !== notes.volumeOf(folder)) notes.noteVolume(folder, found);
}

/**
 * Whether the drive that the folder was seen on is away: an empty folder that it leaves behind is on
 * another disk. Whatever else is mounted in its place counts as the drive.
 */
export async function isVolumeGone(folder: string, notes: VolumeNotes): Promise<boolean> {
  const noted = notes.volumeOf(folder);
  return noted !== null && !(await isMountPoint(noted).catch(() => false));
}

/** Device numbers change from one plugging in to the next, so they are compared only with each other. */
async function isMountPoint(path: string): Promise<boolean> {
  const [own, above] = await Promise.all([stat(path), stat(dirname(path))]);
  return own.dev !== above.dev;
}

/** Where the folder's volume is mounted; null on the system's own. */
async function mountPointAbove(folder: string): Promise<string | null> {
  for (let path = folder; ; path = dirname(path)) {
    if (dirname(path) === path) return null;
    if (await isMountPoint(path)) return path;
  }
}
