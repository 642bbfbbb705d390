import { createHash } from 'node:crypto';
import type { Fingerprint } from './fingerprint';

/** Fills the buffer from that place in the file on; tells how many bytes there were. */
export type ReadAt = (descriptor: number, buffer: Buffer, at: number) => Promise<number>;

const readBytes = 1024 * 1024;

/** Hashes a growing file behind its writer, each byte once. */
export class HashFollower implements Fingerprint {
  readonly #descriptor: number;
  readonly #read: ReadAt;
  readonly #buffer = Buffer.allocUnsafe(readBytes);
  #hash = createHash('sha256');
  #hashed = 0;
  #wanted = 0;
  #run: Promise<void> | null = null;
  #isEnded = false;

  constructor(descriptor: number, read: ReadAt) {
    this.#descriptor = descriptor;
    this.#read = read;
  }

  follow(bytes: number): void {
    this.#wanted = Math.max(this.#wanted, bytes);
    // Nobody waits here; `digest` tries again and tells.
    void this.#catchUp().catch(() => undefined);
  }

  async digest(bytes: number): Promise<string> {
    this.#wanted = Math.max(this.#wanted, bytes);
    while (this.#hashed < bytes) await this.#catchUp();
    if (this.#hashed !== bytes) throw new Error('more was hashed than asked for');
    return this.#hash.copy().digest('hex');
  }

  restart(): void {
    this.#hash = createHash('sha256');
    this.#hashed = 0;
    this.#wanted = 0;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#run?.catch(() => undefined);
  }

  async #catchUp(): Promise<void> {
    this.#run ??= this.#hashUpToWanted().finally(() => (this.#run = null));
    await this.#run;
  }

  async #hashUpToWanted(): Promise<void> {
    while (this.#hashed < this.#wanted) {
      if (this.#isEnded) throw new Error('the file is not followed any more');
      const hash = this.#hash;
      const at = this.#hashed;
      const length = Math.min(readBytes, this.#wanted - at);
      const bytesRead = await this.#read(this.#descriptor, this.#buffer.subarray(0, length), at);
      // Started again meanwhile: what was read belongs to nothing.
      if (hash !== this.#hash) continue;
      if (bytesRead === 0) throw new Error('the file is shorter than what was written');
      hash.update(this.#buffer.subarray(0, bytesRead));
      this.#hashed = at + bytesRead;
    }
  }
}
