import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { DropError } from '../../core/ports/file-drop';
import { dropRefusal, refusing } from './drop-refusal';
import { noFollow } from './existing-file';

/** A stalled transfer must not keep its last bytes from the disk. */
const batchMs = 50;

/** A file that grows at its end, written in batches while the next bytes arrive. */
export class BatchedFile {
  readonly handle: FileHandle;
  readonly folder: string;
  readonly #onWritten: (bytes: number) => void;
  #size: number;
  #written: number;
  /** What is being gathered, and how much of it there is. */
  #gathering: Buffer;
  #gathered = 0;
  /** The other half, free unless a write is under way. */
  #spare: Buffer;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #refusal: DropError | null = null;
  #closing: Promise<void> | null = null;

  private constructor(
    handle: FileHandle,
    folder: string,
    size: number,
    batchBytes: number,
    onWritten: (bytes: number) => void,
  ) {
    this.handle = handle;
    this.folder = folder;
    this.#size = size;
    this.#written = size;
    this.#gathering = Buffer.allocUnsafeSlow(batchBytes);
    this.#spare = Buffer.allocUnsafeSlow(batchBytes);
    this.#onWritten = onWritten;
  }

  /**
   * Fewer, larger writes are faster, but what waits is lost to a kill and fetched again: at most two
   * times `batchBytes`, one half being written while the other is gathered.
   */
  static open(
    folder: string,
    path: string,
    keep: boolean,
    batchBytes: number,
    onWritten: (bytes: number) => void = () => undefined,
  ): Promise<BatchedFile> {
    return refusing(folder, async () => {
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT | noFollow, 0o644);
      try {
        const { size } = await handle.stat();
        if (!keep && size > 0) await cutToNothing(handle);
        return new BatchedFile(handle, folder, keep ? size : 0, batchBytes, onWritten);
      } catch (error) {
        await handle.close();
        throw error;
      }
    });
  }

  get size(): number {
    return this.#size;
  }

  /** Copies the chunk; resolves when that is done, which may have to wait for the disk. */
  async append(chunk: Uint8Array): Promise<void> {
    this.#throwIfRefused();
    for (let at = 0; at < chunk.length;) {
      if (this.#gathered === this.#gathering.length) {
        await this.#writing;
        this.#throwIfRefused();
        void this.#write();
      }
      const taken = chunk.subarray(at, at + this.#gathering.length - this.#gathered);
      this.#gathering.set(taken, this.#gathered);
      this.#gathered += taken.length;
      this.#size += taken.length;
      at += taken.length;
      if (this.#gathered === this.#gathering.length) void this.#write();
    }
    if (this.#gathered > 0) this.#timer ??= setTimeout(() => this.#flushLate(), batchMs);
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    while (this.#gathered > 0 || this.#writing !== null) {
      await this.#write();
      this.#throwIfRefused();
    }
    this.#throwIfRefused();
  }

  async startOver(): Promise<void> {
    this.#dropGathered();
    await this.#writing;
    await refusing(this.folder, () => cutToNothing(this.handle));
    this.#size = 0;
    this.#written = 0;
    this.#refusal = null;
  }

  /** Writes what waits; `beforeEnd` is the last that is done with the open file. */
  close(beforeEnd: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    this.#closing ??= this.#close(beforeEnd);
    return this.#closing;
  }

  async #close(beforeEnd: () => Promise<void>): Promise<void> {
    try {
      // A refusal was thrown where it happened; what is left then has no place to go.
      if (this.#refusal === null) await this.flush();
    } finally {
      this.#dropGathered();
      await beforeEnd().finally(() => refusing(this.folder, () => this.#closeHandle()));
    }
  }

  /** A network drive may tell only here that it did not take the bytes; nobody knows then which of them. */
  async #closeHandle(): Promise<void> {
    try {
      await this.handle.close();
    } catch (error) {
      this.#size = 0;
      throw error;
    }
  }

  /** Never rejects: the refusal is kept, because a timer has nobody to tell. One write at a time. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeGathered().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeGathered(): Promise<void> {
    const batch = this.#gathering;
    const length = this.#gathered;
    this.#gathering = this.#spare;
    this.#spare = batch;
    this.#dropGathered();
    try {
      // A write may take fewer bytes than it was given.
      for (let at = 0; at < length && this.#refusal === null;) {
        const { bytesWritten } = await this.handle.write(batch, at, length - at, this.#written);
        this.#written += bytesWritten;
        at += bytesWritten;
      }
      this.#onWritten(this.#written);
    } catch (error) {
      this.#refusal = await dropRefusal(this.folder, error);
    }
  }

  /** What a write under way does not hold comes after it; a refusal is kept for the next append. */
  #flushLate(): void {
    void this.flush().catch(() => undefined);
  }

  #dropGathered(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#gathered = 0;
  }

  #throwIfRefused(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }
}

/** On the disk as well, before other bytes are noted as its: a power cut must not bring the old ones back. */
async function cutToNothing(handle: FileHandle): Promise<void> {
  await handle.truncate(0);
  await handle.datasync();
}
