import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartFile } from '../../core/ports/file-drop';
import { BatchedFile } from './batched-file';
import { dropRefusal, refusing } from './drop-refusal';
import type { Fingerprint, Fingerprinter } from './fingerprint/fingerprint';

const batchBytes = 256 * 1024;
/** Handed to the disk in the background, so that the end does not wait for all of it at once. */
const syncBytes = 64 * 1024 * 1024;
const copyBytes = 1024 * 1024;

/** A part on disk; its SHA-256 is made from the file behind the writing, so that no byte is hashed twice. */
export class DiskPart implements PartFile {
  readonly #file: BatchedFile;
  readonly #fingerprint: Fingerprint;
  #syncedBytes = 0;
  #syncing: Promise<unknown> | null = null;
  #loss: { readonly error: unknown } | null = null;

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
    part.#fingerprint.follow(file.size);
    return part;
  }

  get size(): number {
    return this.#file.size;
  }

  append(chunk: Uint8Array): Promise<void> {
    return this.#file.append(chunk);
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
      for (let at = skip; ;) {
        const buffer = Buffer.allocUnsafe(copyBytes);
        const { bytesRead } = await refusing(this.#file.folder, () =>
          piece.read(buffer, 0, copyBytes, at),
        );
        if (bytesRead === 0) break;
        await this.#file.append(buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    } finally {
      await piece.close();
    }
    await this.#file.flush();
    await this.#toDisk();
  }

  async startOver(): Promise<void> {
    await this.#syncing;
    await this.#file.startOver();
    this.#fingerprint.restart();
    this.#syncedBytes = 0;
    this.#loss = null;
  }

  async sync(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await this.#file.flush();
    const bytes = this.size;
    await this.#toDisk();
    const sha256 = await refusing(this.#file.folder, () => this.#fingerprint.digest(bytes));
    return { bytes, sha256 };
  }

  async close(): Promise<void> {
    try {
      await this.#syncing;
      await this.#fingerprint.end();
    } finally {
      await this.#file.close();
    }
    // Also of a part that is only left alone for now: its bytes must not be gone on from.
    await this.#throwLoss();
  }

  #afterWrite(bytes: number): void {
    this.#fingerprint.follow(bytes);
    if (bytes - this.#syncedBytes < syncBytes || this.#syncing !== null) return;
    this.#syncing = this.#file.handle
      .datasync()
      // The system tells a failure once only: the next sync would be a success.
      .catch((error: unknown) => (this.#loss = { error }))
      .then(() => (this.#syncing = null));
    this.#syncedBytes = bytes;
  }

  async #toDisk(): Promise<void> {
    await this.#syncing;
    await this.#throwLoss();
    await refusing(this.#file.folder, () => this.#file.handle.datasync());
  }

  async #throwLoss(): Promise<void> {
    if (this.#loss !== null) throw await dropRefusal(this.#file.folder, this.#loss.error);
  }
}
