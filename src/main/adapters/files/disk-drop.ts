import { constants } from 'node:fs';
import {
  access,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  unlink,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import {
  DropError,
  type FileDrop,
  type FileNow,
  type MediaCheck,
  type PartFile,
  type PieceFile,
} from '../../core/ports/file-drop';
import type { WantedMedia } from '../../core/ports/file-drop';
import type { FilesGone } from '../../../shared/task';
import { fileSource } from './byte-source';
import { checkContainer } from './container-check';
import { errnoOf, refusing } from './drop-refusal';
import { shortenFile, syncFile } from './existing-file';
import type { Fingerprinter } from './fingerprint/fingerprint';
import { OwnFingerprinter } from './fingerprint/own-fingerprinter';
import { hashFinishedFile } from './finished-file';
import { LostBytes } from './lost-bytes';
import { DiskPart } from './part-file';
import { openDiskPiece } from './piece-file';
import { isVolumeGone, noteVolume, VolumeMemory, type VolumeNotes } from './volumes';

// Refusals that a rename would meet as well, or that name a file already there. Everything else is
// taken for a file system without hard links (exFAT, network drives): each refuses in its own way.
const notAboutLinks = new Set(['EEXIST', 'ENOENT', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);
// Not every system lets a folder be opened or synced; Windows does neither.
const noFolderSync = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);

/** Nobody else's files are called so; one that a kill left is overwritten by the next of its name. */
const draftEnding = '.dimilinks-draft';
const longestText = 100_000;

type Sync = (folder: string) => Promise<void>;

/** The download folder on the disk. */
export class DiskDrop implements FileDrop {
  readonly #link: typeof link;
  readonly #syncFolder: Sync;
  readonly #fingerprinter: Fingerprinter;
  readonly #volumes: VolumeNotes;
  readonly #lostBytes = new LostBytes();
  /** Without links, looking and naming are two steps: two tasks must not take them side by side. */
  readonly #oneByOne = pLimit(1);

  /** The first two can be replaced: to stand for a file system without hard links, and for one that fails. */
  constructor(
    options: {
      readonly link?: typeof link;
      readonly syncFolder?: Sync;
      readonly fingerprinter?: Fingerprinter;
      readonly volumes?: VolumeNotes;
    } = {},
  ) {
    this.#link = options.link ?? link;
    this.#syncFolder = options.syncFolder ?? syncFolder;
    this.#fingerprinter = options.fingerprinter ?? new OwnFingerprinter();
    this.#volumes = options.volumes ?? new VolumeMemory();
  }

  async prepare(folder: string, mayCreate: boolean): Promise<void> {
    await refusing(folder, async () => {
      if (await isVolumeGone(folder, this.#volumes)) {
        throw new DropError('folder-missing', 'ENODEV');
      }
      if (mayCreate) await mkdir(folder, { recursive: true });
      if (!(await stat(folder)).isDirectory()) throw new DropError('folder-missing', 'ENOTDIR');
      // Nothing is written to find out: a kill would leave it behind. The part itself is the proof.
      await access(folder, constants.W_OK);
      await noteVolume(folder, this.#volumes);
    });
  }

  pathInside(folder: string, name: string): string {
    return pathIn(folder, name);
  }

  async prepareInside(folder: string, name: string): Promise<void> {
    const path = pathIn(folder, name);
    await refusing(folder, () => mkdir(path).catch(unlessThere));
    await this.prepare(path, false);
  }

  async freeBytes(folder: string): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch {
      return null;
    }
  }

  async openPart(folder: string, partName: string, keep: boolean): Promise<PartFile> {
    const path = pathIn(folder, partName);
    await refusing(folder, async () => {
      await this.#lostBytes.clear(path);
      // A kill between link and unlink: filling the part would change the finished file.
      if (((await orNull(() => lstat(path)))?.nlink ?? 1) > 1) await unlink(path);
    });
    const part = await DiskPart.open(folder, path, keep, this.#fingerprinter);
    return this.#lostBytes.watch(part, path);
  }

  async openPiece(folder: string, pieceName: string, keep: boolean): Promise<PieceFile> {
    return openDiskPiece(folder, pathIn(folder, pieceName), keep);
  }

  async partSize(folder: string, partName: string): Promise<number | null> {
    const path = pathIn(folder, partName);
    const found = await refusing(folder, () => orNull(() => lstat(path)));
    return found?.isFile() === true ? found.size : null;
  }

  async check(folder: string, partName: string, wanted: WantedMedia): Promise<MediaCheck> {
    const path = pathIn(folder, partName);
    return refusing(folder, async () => {
      const handle = await open(path, 'r');
      try {
        return await checkContainer(await fileSource(handle), wanted);
      } finally {
        await handle.close();
      }
    });
  }

  async freeName(folder: string, stem: string, extension: string): Promise<string> {
    return refusing(folder, async () => {
      for (let count = 1; ; count += 1) {
        const name = `${stem}${count === 1 ? '' : ` (${String(count)})`}.${extension}`;
        const path = pathIn(folder, name);
        if ((await orNull(() => lstat(path))) === null) return name;
      }
    });
  }

  async finish(folder: string, partName: string, finalName: string): Promise<'done' | 'taken'> {
    const part = pathIn(folder, partName);
    const final = pathIn(folder, finalName);
    return refusing(folder, async () => {
      const isGiven = await this.#giveName(part, final);
      if (!isGiven) return 'taken';
      await this.#syncFolder(folder);
      return 'done';
    });
  }

  async holds(folder: string, name: string, bytes: number, sha256: string): Promise<boolean> {
    const path = pathIn(folder, name);
    return refusing(folder, async () => {
      const found = await orNull(() => lstat(path));
      if (found?.isFile() !== true || found.size !== bytes) return false;
      const handle = await open(path, 'r');
      const fingerprint = this.#fingerprinter.of(handle.fd);
      try {
        if ((await fingerprint.digest(bytes)) !== sha256) return false;
      } finally {
        await fingerprint.end();
        await handle.close();
      }
      // Whoever gave the name may have been stopped before this.
      await this.#syncFolder(folder);
      return true;
    });
  }

  async fingerprint(
    folder: string,
    name: string,
    goOn: (hashedBytes: number) => Promise<boolean>,
  ): Promise<FileNow | 'stopped' | null> {
    const path = pathIn(folder, name);
    return refusing(folder, () => hashFinishedFile(path, this.#fingerprinter, goOn));
  }

  async putText(folder: string, name: string, text: string): Promise<'done' | 'taken'> {
    const final = pathIn(folder, name);
    const draft = pathIn(folder, `${name}${draftEnding}`);
    return refusing(folder, async () => {
      try {
        await writeWhole(draft, text);
        if (!(await this.#giveName(draft, final))) return 'taken';
      } finally {
        await rm(draft, { force: true });
      }
      await this.#syncFolder(folder);
      return 'done';
    });
  }

  async readText(folder: string, name: string): Promise<string | null> {
    const path = pathIn(folder, name);
    return refusing(folder, async () => {
      const found = await orNull(() => lstat(path));
      const isSmall = found?.isFile() === true && found.size <= longestText;
      return isSmall ? orNull(() => readFile(path, 'utf8')) : null;
    });
  }

  async discardPart(folder: string, partName: string): Promise<void> {
    const path = pathIn(folder, partName);
    await refusing(folder, () => rm(path, { force: true }));
  }

  async shortenPart(folder: string, partName: string, byBytes: number): Promise<void> {
    const path = pathIn(folder, partName);
    await refusing(folder, () => shortenFile(path, byBytes));
  }

  async syncPart(folder: string, partName: string): Promise<void> {
    const path = pathIn(folder, partName);
    await refusing(folder, () => syncFile(path));
  }

  async isSameFolder(one: string, other: string): Promise<boolean> {
    const [a, b] = await Promise.all(
      [one, other].map((path) => stat(path, { bigint: true }).catch(() => null)),
    );
    // A drive that gives every folder the same number makes two of them look like one, which costs nothing.
    return a?.ino !== undefined && a.ino === b?.ino && a.dev === b.dev;
  }

  async copyPart(from: string, to: string, partName: string): Promise<void> {
    const [source, target] = [pathIn(from, partName), pathIn(to, partName)];
    await refusing(to, async () => {
      await copyFile(source, target);
      const handle = await open(target, 'r+');
      try {
        await handle.datasync();
      } finally {
        await handle.close();
      }
    });
  }

  async whatIsGone(folder: string, name: string): Promise<FilesGone> {
    try {
      await lstat(pathIn(folder, name));
      return 'none';
    } catch (error) {
      // Only a plain "not there" is said; a drive that answers strangely may still have it.
      if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return 'none';
    }
    if (await isVolumeGone(folder, this.#volumes)) return 'folder';
    const found = await orNull(() => stat(folder)).catch(() => null);
    return found?.isDirectory() === true ? 'file' : 'folder';
  }

  async list(folder: string): Promise<string[]> {
    const names = await readdir(folder).catch(() => []);
    return names.sort();
  }

  /** A link never replaces a file, which a rename would do on most systems. */
  async #giveName(part: string, final: string): Promise<boolean> {
    try {
      await this.#link(part, final);
    } catch (error) {
      const code = errnoOf(error);
      if (!notAboutLinks.has(code)) {
        return this.#oneByOne(() => renameIfFree(part, final));
      }
      if (code !== 'EEXIST') throw error;
      // A crash between link and unlink leaves both names on one file.
      if (!(await isSameFile(part, final))) return false;
    }
    await unlink(part);
    return true;
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function renameIfFree(part: string, final: string): Promise<boolean> {
  if ((await orNull(() => lstat(final))) !== null) return false;
  await rename(part, final);
  return true;
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => lstat(path, { bigint: true })));
  if (a === undefined || b === undefined) return false;
  // Some drives give every file the same number; a file under two names also counts two.
  return a.nlink > 1n && a.ino === b.ino && a.dev === b.dev;
}

async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noFolderSync.has(errnoOf(error))) throw error;
  }
}

function unlessThere(error: unknown): void {
  if (errnoOf(error) !== 'EEXIST') throw error;
}

async function orNull<Result>(act: () => Promise<Result>): Promise<Result | null> {
  try {
    return await act();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A name is one name: whatever it was made of, it leads nowhere else. */
function pathIn(folder: string, name: string): string {
  const isName = name !== '' && name !== '.' && name !== '..' && basename(name) === name;
  if (!isName || name.includes('\0')) throw new DropError('cannot-write', 'EINVAL');
  return join(folder, name);
}
