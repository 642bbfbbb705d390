import {
  DropError,
  type DropTrouble,
  type MediaCheck,
  type WantedMedia,
} from '../../src/main/core/ports/file-drop';
import { MemoryDrop } from '../fakes/memory-drop';

/** The folder in memory, with troubles and verdicts that a test writes down. */
export class ScriptedDrop extends MemoryDrop {
  /** Folders that are gone; none of their files can be reached. */
  readonly gone = new Set<string>();
  /** What the containers are found to be, in order; sound when the list is used up. */
  readonly verdicts: MediaCheck[] = [];
  free: number | null = null;
  /** Free space of single folders; `free` for the others. */
  readonly freeIn = new Map<string, number>();
  /** When set, every byte is refused with it. */
  appendTrouble: DropTrouble | null = null;
  /** Run around giving a part its name; a kill is a promise that never ends. */
  beforeFinish: () => Promise<void> = () => Promise.resolve();
  afterFinish: () => Promise<void> = () => Promise.resolve();

  /** The names in a folder, in order. */
  names(folder: string): string[] {
    return [...(this.folders.get(folder)?.keys() ?? [])].sort();
  }

  override prepare(folder: string, mayCreate: boolean): Promise<void> {
    return this.gone.has(folder) ? goneError() : super.prepare(folder, mayCreate);
  }

  override freeBytes(folder: string): Promise<number | null> {
    return Promise.resolve(this.freeIn.get(folder) ?? this.free);
  }

  override partSize(folder: string, partName: string): Promise<number | null> {
    return this.gone.has(folder) ? Promise.resolve(null) : super.partSize(folder, partName);
  }

  override check(_folder: string, _part: string, wanted: WantedMedia): Promise<MediaCheck> {
    const mime = wanted === 'video' ? 'video/mp4' : 'image/png';
    const sound = { ok: true, mime, extension: mime.slice(6), facts: null } as const;
    return Promise.resolve(this.verdicts.shift() ?? sound);
  }

  override async finish(folder: string, part: string, name: string): Promise<'done' | 'taken'> {
    await this.beforeFinish();
    const end = await super.finish(folder, part, name);
    await this.afterFinish();
    return end;
  }

  override write(folder: string, name: string, bytes: Uint8Array): void {
    if (this.gone.has(folder)) throw new DropError('folder-missing', 'ENOENT');
    if (this.appendTrouble !== null) throw new DropError(this.appendTrouble, 'EFAKE');
    super.write(folder, name, bytes);
  }
}

const goneError = (): Promise<never> => Promise.reject(new DropError('folder-missing', 'ENOENT'));
