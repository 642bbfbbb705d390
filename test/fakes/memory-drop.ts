import { createHash } from 'node:crypto';
import { memorySource } from '../../src/main/adapters/files/byte-source';
import { checkContainer } from '../../src/main/adapters/files/container-check';
import {
  DropError,
  type FileDrop,
  type FileNow,
  type MediaCheck,
  type PartFile,
  type PieceFile,
  type WantedMedia,
} from '../../src/main/core/ports/file-drop';
import type { FilesGone } from '../../src/shared/task';

/** A download folder in memory that can be full, gone or read-only. */
export class MemoryDrop implements FileDrop {
  /** Files by folder, then by name. */
  readonly folders = new Map<string, Map<string, Buffer>>();
  #freeBytes: number | null = null;
  #isMissing = false;
  #isReadOnly = false;

  /** From now on so many bytes fit; null: no limit that is known. */
  isFullAfter(bytes: number | null): this {
    this.#freeBytes = bytes;
    return this;
  }

  isMissing(isMissing = true): this {
    this.#isMissing = isMissing;
    return this;
  }

  isReadOnly(isReadOnly = true): this {
    this.#isReadOnly = isReadOnly;
    return this;
  }

  async prepare(folder: string, mayCreate: boolean): Promise<void> {
    await Promise.resolve();
    if (!this.folders.has(folder) && mayCreate && !this.#isMissing) {
      this.folders.set(folder, new Map());
    }
    this.writable(folder);
  }

  pathInside(folder: string, name: string): string {
    return `${folder}/${name}`;
  }

  async prepareInside(folder: string, name: string): Promise<void> {
    await Promise.resolve();
    this.writable(folder);
    await this.prepare(this.pathInside(folder, name), true);
  }

  freeBytes(folder: string): Promise<number | null> {
    return Promise.resolve(this.folders.has(folder) ? this.#freeBytes : null);
  }

  async openPart(folder: string, partName: string, keep: boolean): Promise<PartFile> {
    await Promise.resolve();
    const files = this.writable(folder);
    if (!keep || !files.has(partName)) files.set(partName, Buffer.alloc(0));
    return new MemoryPart(this, folder, partName);
  }

  openPiece(folder: string, pieceName: string, keep: boolean): Promise<PieceFile> {
    return this.openPart(folder, pieceName, keep);
  }

  async partSize(folder: string, partName: string): Promise<number | null> {
    await Promise.resolve();
    return this.folders.get(folder)?.get(partName)?.length ?? null;
  }

  async check(folder: string, partName: string, wanted: WantedMedia): Promise<MediaCheck> {
    return checkContainer(memorySource(this.bytesOf(folder, partName)), wanted);
  }

  async freeName(folder: string, stem: string, extension: string): Promise<string> {
    await Promise.resolve();
    const files = this.existing(folder);
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count === 1 ? '' : ` (${String(count)})`}.${extension}`;
      if (!files.has(name)) return name;
    }
  }

  async finish(folder: string, partName: string, finalName: string): Promise<'done' | 'taken'> {
    await Promise.resolve();
    const files = this.writable(folder);
    const bytes = this.bytesOf(folder, partName);
    // The same buffer under both names stands for one file with two names.
    if ((files.get(finalName) ?? bytes) !== bytes) return 'taken';
    files.delete(partName);
    files.set(finalName, bytes);
    return 'done';
  }

  async holds(folder: string, name: string, bytes: number, sha256: string): Promise<boolean> {
    await Promise.resolve();
    const file = this.folders.get(folder)?.get(name);
    return file?.length === bytes && hashOf(file) === sha256;
  }

  async fingerprint(
    folder: string,
    name: string,
    goOn: (hashedBytes: number) => Promise<boolean>,
  ): Promise<FileNow | 'stopped' | null> {
    const file = this.#isMissing ? undefined : this.folders.get(folder)?.get(name);
    if (file === undefined) return null;
    if (!(await goOn(file.length))) return 'stopped';
    return { bytes: file.length, sha256: hashOf(file) };
  }

  async putText(folder: string, name: string, text: string): Promise<'done' | 'taken'> {
    await Promise.resolve();
    if (this.writable(folder).has(name)) return 'taken';
    this.write(folder, name, Buffer.from(text));
    return 'done';
  }

  async readText(folder: string, name: string): Promise<string | null> {
    await Promise.resolve();
    return this.existing(folder).get(name)?.toString('utf8') ?? null;
  }

  async discardPart(folder: string, partName: string): Promise<void> {
    await Promise.resolve();
    this.writable(folder).delete(partName);
  }

  async shortenPart(folder: string, partName: string, byBytes: number): Promise<void> {
    const size = await this.partSize(folder, partName);
    if (size === null) return;
    const kept = this.bytesOf(folder, partName).subarray(0, Math.max(0, size - byBytes));
    this.write(folder, partName, Buffer.from(kept));
  }

  async syncPart(_folder: string, _partName: string): Promise<void> {
    await Promise.resolve();
  }

  isSameFolder(one: string, other: string): Promise<boolean> {
    return Promise.resolve(one === other);
  }

  async copyPart(from: string, to: string, partName: string): Promise<void> {
    await Promise.resolve();
    this.write(to, partName, Buffer.from(this.bytesOf(from, partName)));
  }

  async whatIsGone(folder: string, name: string): Promise<FilesGone> {
    await Promise.resolve();
    const files = this.#isMissing ? undefined : this.folders.get(folder);
    if (files === undefined) return 'folder';
    return files.has(name) ? 'none' : 'file';
  }

  async list(folder: string): Promise<string[]> {
    await Promise.resolve();
    return this.#isMissing ? [] : [...(this.folders.get(folder)?.keys() ?? [])].sort();
  }

  /** A buffer becomes the file itself; other bytes are copied. */
  write(folder: string, name: string, bytes: Uint8Array): void {
    const files = this.writable(folder);
    const growth = bytes.length - (files.get(name)?.length ?? 0);
    if (this.#freeBytes !== null && growth > this.#freeBytes) {
      throw new DropError('disk-full', 'ENOSPC');
    }
    if (this.#freeBytes !== null) this.#freeBytes -= Math.max(0, growth);
    files.set(name, Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
  }

  bytesOf(folder: string, name: string): Buffer {
    const bytes = this.existing(folder).get(name);
    if (bytes === undefined) throw new DropError('cannot-write', 'ENOENT');
    return bytes;
  }

  private existing(folder: string): Map<string, Buffer> {
    const files = this.folders.get(folder);
    if (files === undefined || this.#isMissing) throw new DropError('folder-missing', 'ENOENT');
    return files;
  }

  private writable(folder: string): Map<string, Buffer> {
    if (this.#isReadOnly) throw new DropError('folder-missing', 'EROFS');
    return this.existing(folder);
  }
}

class MemoryPart implements PartFile {
  readonly #drop: MemoryDrop;
  readonly #folder: string;
  readonly #name: string;
  /** Grows by doubling: a film would else be copied as a whole with each of its chunks. */
  #room = Buffer.alloc(0);

  constructor(drop: MemoryDrop, folder: string, name: string) {
    this.#drop = drop;
    this.#folder = folder;
    this.#name = name;
  }

  get size(): number {
    return this.#drop.folders.get(this.#folder)?.get(this.#name)?.length ?? 0;
  }

  async head(length: number): Promise<Uint8Array> {
    await Promise.resolve();
    return this.#drop.bytesOf(this.#folder, this.#name).subarray(0, length);
  }

  async absorb(pieceName: string, skip: number): Promise<void> {
    await this.append(this.#drop.bytesOf(this.#folder, pieceName).subarray(skip));
  }

  async append(chunk: Uint8Array): Promise<void> {
    await Promise.resolve();
    const bytes = this.#drop.bytesOf(this.#folder, this.#name);
    const size = bytes.length + chunk.length;
    if (bytes.buffer !== this.#room.buffer || size > this.#room.length) {
      this.#room = Buffer.alloc(size * 2);
      bytes.copy(this.#room);
    }
    this.#room.set(chunk, bytes.length);
    this.#drop.write(this.#folder, this.#name, this.#room.subarray(0, size));
  }

  async startOver(): Promise<void> {
    await Promise.resolve();
    this.#drop.write(this.#folder, this.#name, new Uint8Array(0));
  }

  async sync(): Promise<{ bytes: number; sha256: string }> {
    await Promise.resolve();
    const bytes = this.#drop.bytesOf(this.#folder, this.#name);
    return { bytes: bytes.length, sha256: hashOf(bytes) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
