/** A file that is being filled. Bytes before `size` are on disk or on their way there. */
export interface PartFile {
  readonly size: number;
  append(chunk: Uint8Array): Promise<void>;
  /** Cuts the file to nothing and starts its fingerprint again. */
  startOver(): Promise<void>;
  /** Writes what is left, then waits until the bytes are on the disk. */
  sync(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  close(): Promise<void>;
}

/** What the bytes say they are. */
export type MediaCheck =
  | { readonly ok: true; readonly mime: string; readonly extension: string }
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

/** The folder that results are dropped into, and the only way to it. */
export interface FileDrop {
  /** Makes sure that the folder is there; creates it only when `mayCreate`. */
  prepare(folder: string, mayCreate: boolean): Promise<void>;
  freeBytes(folder: string): Promise<number | null>;
  /** Opens a part, keeping what it holds when `keep`, else from nothing. */
  openPart(folder: string, partName: string, keep: boolean): Promise<PartFile>;
  partSize(folder: string, partName: string): Promise<number | null>;
  check(folder: string, partName: string, wanted: WantedMedia): Promise<MediaCheck>;
  /** The first free name: `name.mp4`, `name (2).mp4` and so on. */
  freeName(folder: string, stem: string, extension: string): Promise<string>;
  /** Gives the part its final name, never over another file, and waits until the folder is on disk; `taken` when the name is in use. */
  finish(folder: string, partName: string, finalName: string): Promise<'done' | 'taken'>;
  /** Whether a whole file of that fingerprint stands under that name. */
  holds(folder: string, name: string, bytes: number, sha256: string): Promise<boolean>;
  discardPart(folder: string, partName: string): Promise<void>;
}
