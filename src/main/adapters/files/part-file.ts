import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartFile } from '../../core/ports/file-drop';
import { BatchedFile } from './batched-file';
import { refusing } from './drop-refusal';
import type { Fingerprint, Fingerprinter } from './fingerprint/fingerprint';

const batchBytes = 256 * 1024;
/** The thread that hashes is told of new bytes this often; each telling costs both threads a little. */
const followBytes = 1024 * 1024;
const copyBytes = 1024 * 1024;

/** A part on disk; its SHA-256 is made from the file behind the writing, so that no byte is hashed twice. */
export class DiskPart implements PartFile {
  readonly #file: BatchedFile;
  readonly #fingerprint: Fingerprint;
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
    await this.#file.startOver();
    this.#fingerprint.restart();
    this.#followedBytes = 0;
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
      await this.#fingerprint.end();
    } finally {
      await this.#file.close();
    }
  }

  #afterWrite(bytes: number): void {
    if (bytes - this.#followedBytes < followBytes) return;
    this.#followedBytes = bytes;
    this.#fingerprint.follow(bytes);
  }

  #toDisk(): Promise<void> {
    return refusing(this.#file.folder, () => this.#file.handle.datasync());
  }
}
