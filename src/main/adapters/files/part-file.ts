import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { DropError, PartFile } from '../../core/ports/file-drop';
import { dropRefusal, refusing } from './drop-refusal';

// Fewer, larger writes are faster, but what waits here is lost to a kill and fetched again.
const batchBytes = 512 * 1024;
const batchMs = 50;
const readBytes = 1024 * 1024;

/** A part on disk; keeps a running SHA-256, so that no byte is read twice. */
export class DiskPart implements PartFile {
  readonly #handle: FileHandle;
  readonly #folder: string;
  #hash: Hash;
  #size: number;
  #written: number;
  #waiting: Uint8Array[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #refusal: DropError | null = null;
  #isClosed = false;

  private constructor(handle: FileHandle, folder: string, hash: Hash, size: number) {
    this.#handle = handle;
    this.#folder = folder;
    this.#hash = hash;
    this.#size = size;
    this.#written = size;
  }

  static open(folder: string, path: string, keep: boolean): Promise<DiskPart> {
    return refusing(folder, async () => {
      // A link in the place of the part must not lead the bytes elsewhere; Windows has no such flag.
      const noFollow = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;
      const cut = keep ? 0 : constants.O_TRUNC;
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT | cut | noFollow, 0o644);
      try {
        const hash = createHash('sha256');
        const size = keep ? await hashFile(handle, hash) : 0;
        return new DiskPart(handle, folder, hash, size);
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
    this.#hash.update(chunk);
    this.#waiting.push(chunk);
    this.#size += chunk.length;
    if (this.#size - this.#written >= batchBytes) await this.#flush();
    // A stalled transfer must not keep its last bytes from the disk.
    else this.#timer ??= setTimeout(() => void this.#flush().catch(() => undefined), batchMs);
  }

  async startOver(): Promise<void> {
    this.#dropWaiting();
    await this.#writing;
    await refusing(this.#folder, () => this.#handle.truncate(0));
    this.#hash = createHash('sha256');
    this.#size = 0;
    this.#written = 0;
    this.#refusal = null;
  }

  async sync(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#flush();
    await refusing(this.#folder, () => this.#handle.datasync());
    return { bytes: this.#size, sha256: this.#hash.copy().digest('hex') };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      // A refusal was thrown where it happened; what is left then has no place to go.
      if (this.#refusal === null) await this.#flush();
    } finally {
      this.#dropWaiting();
      await refusing(this.#folder, () => this.#handle.close());
    }
  }

  async #flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeWaiting());
    await this.#writing;
    this.#throwIfRefused();
  }

  /** Never rejects: the refusal is kept, because a timer has nobody to tell. */
  async #writeWaiting(): Promise<void> {
    let chunks = this.#waiting;
    this.#dropWaiting();
    try {
      while (chunks.length > 0 && this.#refusal === null) {
        const { bytesWritten } = await this.#handle.writev(chunks.slice(0, 1000), this.#written);
        this.#written += bytesWritten;
        chunks = withoutStart(chunks, bytesWritten);
      }
    } catch (error) {
      this.#refusal = await dropRefusal(this.#folder, error);
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

/** Hashes what is there already and tells how much that is. */
async function hashFile(handle: FileHandle, hash: Hash): Promise<number> {
  const buffer = Buffer.allocUnsafe(readBytes);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, readBytes, at);
    if (bytesRead === 0) return at;
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
