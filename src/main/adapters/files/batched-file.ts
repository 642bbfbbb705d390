import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { DropError } from '../../core/ports/file-drop';
import { dropRefusal, refusing } from './drop-refusal';

/** Fewer, larger writes are faster, but what waits here is lost to a kill and fetched again. */
export interface Batches {
  /** A write begins when this much waits. */
  readonly bytes: number;
  /** More than this never waits: the sender does. */
  readonly mostBytes: number;
}

/** A stalled transfer must not keep its last bytes from the disk. */
const batchMs = 50;

/** A file that grows at its end, written in batches while the next bytes arrive. */
export class BatchedFile {
  readonly handle: FileHandle;
  readonly folder: string;
  readonly #batches: Batches;
  readonly #onWritten: (bytes: number) => void;
  #size: number;
  #written: number;
  #waiting: Uint8Array[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;
  #refusal: DropError | null = null;
  #closing: Promise<void> | null = null;

  private constructor(
    handle: FileHandle,
    folder: string,
    size: number,
    batches: Batches,
    onWritten: (bytes: number) => void,
  ) {
    this.handle = handle;
    this.folder = folder;
    this.#size = size;
    this.#written = size;
    this.#batches = batches;
    this.#onWritten = onWritten;
  }

  static open(
    folder: string,
    path: string,
    keep: boolean,
    batches: Batches,
    onWritten: (bytes: number) => void = () => undefined,
  ): Promise<BatchedFile> {
    return refusing(folder, async () => {
      // A link in the place of the part must not lead the bytes elsewhere; Windows has no such flag.
      const noFollow = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;
      const cut = keep ? 0 : constants.O_TRUNC;
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT | cut | noFollow, 0o644);
      try {
        const { size } = await handle.stat();
        return new BatchedFile(handle, folder, size, batches, onWritten);
      } catch (error) {
        await handle.close();
        throw error;
      }
    });
  }

  get size(): number {
    return this.#size;
  }

  /** Keeps the chunk until it is written: its bytes must not change any more. */
  async append(chunk: Uint8Array): Promise<void> {
    this.#throwIfRefused();
    if (chunk.length === 0) return;
    this.#waiting.push(chunk);
    this.#size += chunk.length;
    const unwritten = this.#size - this.#written;
    if (unwritten < this.#batches.bytes) {
      this.#timer ??= setTimeout(() => void this.#write(), batchMs);
      return;
    }
    const writing = this.#write();
    if (unwritten >= this.#batches.mostBytes) {
      await writing;
      this.#throwIfRefused();
    }
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#writing !== null) {
      await this.#write();
      this.#throwIfRefused();
    }
    this.#throwIfRefused();
  }

  async startOver(): Promise<void> {
    this.#dropWaiting();
    await this.#writing;
    await refusing(this.folder, () => this.handle.truncate(0));
    this.#size = 0;
    this.#written = 0;
    this.#refusal = null;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      // A refusal was thrown where it happened; what is left then has no place to go.
      if (this.#refusal === null) await this.flush();
    } finally {
      this.#dropWaiting();
      await refusing(this.folder, () => this.handle.close());
    }
  }

  /** Never rejects: the refusal is kept, because a timer has nobody to tell. One write at a time. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeWaiting().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    let chunks = this.#waiting;
    this.#dropWaiting();
    try {
      while (chunks.length > 0 && this.#refusal === null) {
        const { bytesWritten } = await this.handle.writev(chunks.slice(0, 1000), this.#written);
        this.#written += bytesWritten;
        chunks = withoutStart(chunks, bytesWritten);
      }
      this.#onWritten(this.#written);
    } catch (error) {
      this.#refusal = await dropRefusal(this.folder, error);
    }
  }

  #dropWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #throwIfRefused(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }
}

/** A write may take fewer bytes than it was given, also in the middle of a chunk. */
function withoutStart(chunks: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  return chunks.flatMap((chunk) => {
    const taken = Math.min(left, chunk.length);
    left -= taken;
    return taken === chunk.length ? [] : [chunk.subarray(taken)];
  });
}
