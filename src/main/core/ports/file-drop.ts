import type { MediaFacts } from '../../../shared/media-facts';
import type { FilesGone } from '../../../shared/task';

/** A stretch of a result that lies in a file of its own until the part reaches it. */
export interface PieceFile {
  /** Bytes before it are on disk or on their way there. */
  readonly size: number;
  /** Takes a copy of the chunk; resolves when that is done, which may have to wait for the disk. */
  append(chunk: Uint8Array): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}

/** A result that is being filled from its start. */
export interface PartFile extends PieceFile {
  /** The first bytes of what is there, as many as there are. */
  head(length: number): Promise<Uint8Array>;
  /** Appends what a piece of the same folder holds from `skip` on, and waits until it is on the disk. */
  absorb(pieceName: string, skip: number): Promise<void>;
  /** Cuts the file to nothing and starts its fingerprint again. */
  startOver(): Promise<void>;
  /** Writes what is left, then waits until the bytes are on the disk and their fingerprint is known. */
  sync(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

/** What the bytes say they are. */
export type MediaCheck =
  | {
      readonly ok: true;
      readonly mime: string;
      readonly extension: string;
      readonly facts: MediaFacts | null;
    }
  | {
      readonly ok: false;
      /** `other-bytes`: neither what is wanted nor a text, so perhaps worth keeping. */
      readonly why: 'not-media' | 'other-bytes' | 'damaged';
      readonly detail: string;
      /** The message in a JSON answer that came instead of media. */
      readonly message: string | null;
    };

export type WantedMedia = 'video' | 'image';

/** Why a folder or a disk did not take a file. */
export type DropTrouble = 'disk-full' | 'folder-missing' | 'cannot-write';

/** Thrown by every method below when the file system refuses. */
export class DropError extends Error {
  override readonly name = 'DropError';
  readonly trouble: DropTrouble;
  readonly code: string;
  constructor(trouble: DropTrouble, code: string) {
    super(`${trouble}: ${code}`);
    this.trouble = trouble;
    this.code = code;
  }
}

/** What stands under a name. */
export interface FileNow {
  readonly bytes: number;
  readonly sha256: string;
}

/** The folder that results are dropped into, and the only way to it. */
export interface FileDrop {
  /** Makes sure that the folder is there; creates it only when `mayCreate`. */
  prepare(folder: string, mayCreate: boolean): Promise<void>;
  /** The path of something in a folder, in this system's manner. */
  pathInside(folder: string, name: string): string;
  /** Makes sure that a subfolder is there; never makes the folder itself, whose drive may be unplugged. */
  prepareInside(folder: string, name: string): Promise<void>;
  freeBytes(folder: string): Promise<number | null>;
  /** Opens a part, keeping what it holds when `keep`, else from nothing. */
  openPart(folder: string, partName: string, keep: boolean): Promise<PartFile>;
  /** Opens a piece, keeping what it holds when `keep`, else from nothing. */
  openPiece(folder: string, pieceName: string, keep: boolean): Promise<PieceFile>;
  partSize(folder: string, partName: string): Promise<number | null>;
  check(folder: string, partName: string, wanted: WantedMedia): Promise<MediaCheck>;
  /** The first free name: `name.mp4`, `name (2).mp4` and so on. */
  freeName(folder: string, stem: string, extension: string): Promise<string>;
  /** Gives the part its final name, never over another file, and waits until the folder is on disk; `taken` when the name is in use. */
  finish(folder: string, partName: string, finalName: string): Promise<'done' | 'taken'>;
  /** Whether a whole file of that fingerprint stands under that name. */
  holds(folder: string, name: string, bytes: number, sha256: string): Promise<boolean>;
  /** The fingerprint of a finished file as it is now, whatever it was; null when there is no such file. `goOn` is asked at each stretch, with the bytes so far; 'stopped' once it says no. */
  fingerprint(
    folder: string,
    name: string,
    goOn: (hashedBytes: number) => Promise<boolean>,
  ): Promise<FileNow | 'stopped' | null>;
  /** Writes a small text whole, or not at all, and never over another file; `taken` when the name is in use. */
  putText(folder: string, name: string, text: string): Promise<'done' | 'taken'>;
  /** A small text; null when there is none of that name, or it is not small. */
  readText(folder: string, name: string): Promise<string | null>;
  discardPart(folder: string, partName: string): Promise<void>;
  /** Takes so many bytes off a part's end, all of them if there are no more; nothing when it is not there. */
  shortenPart(folder: string, partName: string, byBytes: number): Promise<void>;
  /** Waits until a part is on the disk, as it is; nothing when it is not there. */
  syncPart(folder: string, partName: string): Promise<void>;
  /** Whether both paths lead to one folder, or may do so. */
  isSameFolder(one: string, other: string): Promise<boolean>;
  /** Copies a part to another folder, whole and on the disk, and leaves the old one. */
  copyPart(from: string, to: string, partName: string): Promise<void>;
  /** What of a finished file is not there any more. */
  whatIsGone(folder: string, name: string): Promise<FilesGone>;
  /** The names of everything in a folder, sorted; empty when it cannot be read. */
  list(folder: string): Promise<string[]>;
}
