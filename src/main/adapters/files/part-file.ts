import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartFile } from '../../core/ports/file-drop';
import { BatchedFile } from './batched-file';
import { refusing } from './drop-refusal';
import { EarlySync } from './early-sync';
import type { Fingerprint, Fingerprinter } from './fingerprint/fingerprint';

const batchBytes = 256 * 1024;
/** The thread that hashes is told of new bytes this often; each telling costs both threads a little. */
const followBytes = 1024 * 1024;
const copyBytes = 1024 * 1024;

/** A part on disk; its SHA-256 is made from the file behind the writing, so that no byte is hashed twice. */
export class DiskPart implements PartFile {
  readonly #file: BatchedFile;
  readonly #fingerprint: Fingerprint;
  readonly #early = new EarlySync(() => this.#toDisk());
  #followedBytes = 0;

  private constructor(file: BatchedFile, fingerprint: Fingerprint) {
    this.#file = file;
    this.#fingerprint = fingerprint;
  }

  static async open(
    folder: string,
    path: string,
    keep: boolean,
    fingerprinter: Fingerprinter,
  ): Promise<DiskPart> {
    let part: DiskPart | null = null;
    const file = await BatchedFile.open(folder, path, keep, batchBytes, (bytes) => {
      if (part !== null) part.#afterWrite(bytes);
    });
    part = new DiskPart(file, fingerprinter.of(file.handle.fd));
    part.#afterWrite(file.size);
    return part;
  }

  get size(): number {
    return this.#file.size;
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.#early.throwIfRefused();
    await this.#file.append(chunk);
    await this.#early.keepUp();
  }

  async head(length: number): Promise<Uint8Array> {
    await this.#file.flush();
    return refusing(this.#file.folder, async () => {
      const buffer = Buffer.alloc(Math.min(length, this.size));
      const { bytesRead } = await this.#file.handle.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    });
  }

  /** Rejects with a `DropError` when either file refuses; what was copied by then stays. */
  async absorb(pieceName: string, skip: number): Promise<void> {
    const piece = await refusing(this.#file.folder, () =>
      open(join(this.#file.folder, pieceName), 'r'),
    );
    try {
      const buffer = Buffer.allocUnsafe(copyBytes);
      for (let at = skip; ;) {
        const { bytesRead } = await refusing(this.#file.folder, () =>
          piece.read(buffer, 0, copyBytes, at),
        );
        if (bytesRead === 0) break;
        await this.append(buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    } finally {
      await piece.close();
    }
    await this.#file.flush();
    await this.#early.finish();
  }

  async startOver(): Promise<void> {
    await this.#early.restart();
    await this.#file.startOver();
    this.#fingerprint.restart();
    this.#followedBytes = 0;
  }

  async sync(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#file.flush();
    const bytes = this.size;
    // Side by side: the one waits for the disk, the other for the processor.
    const hashing = refusing(this.#file.folder, () => this.#fingerprint.digest(bytes));
    const [synced, hashed] = await Promise.allSettled([this.#early.finish(), hashing]);
    if (synced.status === 'rejected') throw synced.reason;
    if (hashed.status === 'rejected') throw hashed.reason;
    return { bytes, sha256: hashed.value };
  }

  async close(): Promise<void> {
    try {
      await this.#fingerprint.end();
    } finally {
      // Behind the last write, which may have begun a sync of its own.
      await this.#file.close(() => this.#early.settle());
    }
  }

  #afterWrite(bytes: number): void {
    this.#early.reach(bytes);
    if (bytes - this.#followedBytes < followBytes) return;
    this.#followedBytes = bytes;
    this.#fingerprint.follow(bytes);
  }

  #toDisk(): Promise<void> {
    return refusing(this.#file.folder, () => this.#file.handle.datasync());
  }
}
