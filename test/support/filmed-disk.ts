import type { MediaCheck } from '../../src/main/core/ports/file-drop';
import type { TaskRecord } from '../../src/main/core/task-record';
import { MemoryStore } from '../fakes/memory-store';
import { ScriptedDrop } from './scripted-drop';

/** What a kill would leave at one moment: every file, and every row. */
export interface Frame {
  readonly after: string;
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Buffer>>;
  readonly rows: ReadonlyMap<string, TaskRecord>;
}

/** A folder and a list in memory that are remembered as they were after each single change. */
export class FilmedDisk {
  readonly frames: Frame[] = [];
  /** Told of each frame by its number, at once. */
  onFrame: (number: number) => void = () => undefined;
  readonly store = new FilmedStore((after) => this.#shoot(after));
  readonly drop = new FilmedDrop((after) => this.#shoot(after));

  #shoot(after: string): void {
    // The files' bytes are never changed in place, so the names are all that has to be copied.
    const folders = [...this.drop.folders].map(([name, files]) => [name, new Map(files)] as const);
    this.frames.push({ after, folders: new Map(folders), rows: new Map(this.store.rows) });
    this.onFrame(this.frames.length);
  }
}

/** A disk as it was at that moment, filmed from there on. */
export function diskFrom({ folders, rows }: Frame): FilmedDisk {
  const disk = new FilmedDisk();
  for (const [name, files] of folders) disk.drop.folders.set(name, new Map(files));
  for (const [id, row] of rows) disk.store.rows.set(id, row);
  return disk;
}

type Shoot = (after: string) => void;

class FilmedStore extends MemoryStore {
  constructor(private readonly shoot: Shoot) {
    super();
  }

  override async put(records: readonly TaskRecord[]): Promise<void> {
    await super.put(records);
    this.shoot(`put ${records.map(({ id, state }) => `${id} ${state.name}`).join(', ')}`);
  }

  override async remove(ids: readonly string[]): Promise<void> {
    await super.remove(ids);
    this.shoot(`remove ${ids.join(', ')}`);
  }
}

class FilmedDrop extends ScriptedDrop {
  /** Whether bytes are a whole file. */
  isWhole: (bytes: Buffer) => boolean = () => true;

  constructor(private readonly shoot: Shoot) {
    super();
  }

  override async prepare(folder: string, mayCreate: boolean): Promise<void> {
    await super.prepare(folder, mayCreate);
    this.shoot(`prepare ${folder}`);
  }

  override async openPart(
    ...where: Parameters<ScriptedDrop['openPart']>
  ): ReturnType<ScriptedDrop['openPart']> {
    const file = await super.openPart(...where);
    this.shoot(`open ${where[1]}`);
    return file;
  }

  override check(...what: Parameters<ScriptedDrop['check']>): Promise<MediaCheck> {
    if (this.isWhole(this.bytesOf(what[0], what[1]))) return super.check(...what);
    return Promise.resolve({ ok: false, why: 'damaged', detail: 'no moov', message: null });
  }

  override async finish(folder: string, part: string, name: string): Promise<'done' | 'taken'> {
    const files = this.folders.get(folder);
    const bytes = files?.get(part);
    // As the real one does it: both names first, then the final one alone.
    if (bytes !== undefined && files?.has(name) === false) {
      files.set(name, bytes);
      this.shoot(`link ${name}`);
    }
    const end = await super.finish(folder, part, name);
    this.shoot(`finish ${name}`);
    return end;
  }

  override async discardPart(folder: string, partName: string): Promise<void> {
    await super.discardPart(folder, partName);
    this.shoot(`discard ${partName}`);
  }

  override async copyPart(from: string, to: string, partName: string): Promise<void> {
    await super.copyPart(from, to, partName);
    this.shoot(`copy ${partName}`);
  }

  override write(folder: string, name: string, bytes: Uint8Array): void {
    super.write(folder, name, bytes);
    this.shoot(`write ${name} ${String(bytes.length)}`);
  }
}
