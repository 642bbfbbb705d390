import { createHash } from 'node:crypto';
import {
  DropError,
  type DropTrouble,
  type FileDrop,
  type MediaCheck,
  type PartFile,
} from '../../src/main/core/ports/file-drop';

/** Folders in memory whose troubles and verdicts a test writes down. */
export class ScriptedDrop implements FileDrop {
  /** Every file by its whole path, parts and finished ones. */
  readonly files = new Map<string, Uint8Array>();
  /** Folders that are gone; none of their files can be reached. */
  readonly gone = new Set<string>();
  readonly made: string[] = [];
  /** What the containers are found to be, in order; sound when the list is used up. */
  readonly verdicts: MediaCheck[] = [];
  free: number | null = null;
  /** When set, every byte is refused with it. */
  appendTrouble: DropTrouble | null = null;
  /** Runs before a part gets its final name; a kill is a promise that never ends. */
  beforeFinish: () => Promise<void> = () => Promise.resolve();
  afterFinish: () => Promise<void> = () => Promise.resolve();

  async prepare(folder: string, mayCreate: boolean): Promise<void> {
    await Promise.resolve();
    if (this.gone.has(folder)) throw new DropError('folder-missing', 'ENOENT');
    if (mayCreate) this.made.push(folder);
  }

  freeBytes(): Promise<number | null> {
    return Promise.resolve(this.free);
  }

  async openPart(folder: string, partName: string, keep: boolean): Promise<PartFile> {
    await this.prepare(folder, false);
    const path = `${folder}/${partName}`;
    const { files } = this;
    if (!keep || !files.has(path)) files.set(path, new Uint8Array());
    const now = (): Uint8Array => files.get(path) ?? new Uint8Array();
    return {
      get size() {
        return now().length;
      },
      append: (chunk) => {
        if (this.appendTrouble !== null) {
          return Promise.reject(new DropError(this.appendTrouble, 'ENOSPC'));
        }
        files.set(path, Buffer.concat([now(), chunk]));
        return Promise.resolve();
      },
      startOver: () => Promise.resolve(void files.set(path, new Uint8Array())),
      sync: () => Promise.resolve({ bytes: now().length, sha256: sha256Of(now()) }),
      close: () => Promise.resolve(),
    };
  }

  partSize(folder: string, partName: string): Promise<number | null> {
    return Promise.resolve(this.files.get(`${folder}/${partName}`)?.length ?? null);
  }

  check(): Promise<MediaCheck> {
    const sound = { ok: true, mime: 'video/mp4', extension: 'mp4' } as const;
    return Promise.resolve(this.verdicts.shift() ?? sound);
  }

  freeName(folder: string, stem: string, extension: string): Promise<string> {
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number === 1 ? '' : ` (${String(number)})`}.${extension}`;
      if (!this.files.has(`${folder}/${name}`)) return Promise.resolve(name);
    }
  }

  async finish(folder: string, partName: string, finalName: string): Promise<'done' | 'taken'> {
    await this.beforeFinish();
    const part = this.files.get(`${folder}/${partName}`);
    if (this.files.has(`${folder}/${finalName}`)) return 'taken';
    if (part === undefined) throw new DropError('cannot-write', 'ENOENT');
    this.files.set(`${folder}/${finalName}`, part);
    this.files.delete(`${folder}/${partName}`);
    await this.afterFinish();
    return 'done';
  }

  holds(folder: string, name: string, bytes: number, sha256: string): Promise<boolean> {
    const file = this.files.get(`${folder}/${name}`);
    return Promise.resolve(file?.length === bytes && sha256Of(file) === sha256);
  }

  discardPart(folder: string, partName: string): Promise<void> {
    this.files.delete(`${folder}/${partName}`);
    return Promise.resolve();
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
