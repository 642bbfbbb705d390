/** Shorter ones would cost more syncs than they take from the last one. */
const stretchBytes = 8 * 1024 * 1024;
/** So much may wait for the disk; more than the core gives up after a power cut must never. */
const mostWaitingBytes = 48 * 1024 * 1024;

/**
 * Brings a growing file to the disk while the next bytes arrive, a stretch at a time, so that the sync
 * at its end finds little left to do. A refusal is kept, for it must be told: the bytes may be lost.
 */
export class EarlySync {
  readonly #toDisk: () => Promise<void>;
  #reached = 0;
  #startedAt = 0;
  #synced = 0;
  #running: Promise<void> | null = null;
  #refusal: { readonly error: unknown } | null = null;

  constructor(toDisk: () => Promise<void>) {
    this.#toDisk = toDisk;
  }

  /** So many bytes are with the system now. */
  reach(bytes: number): void {
    this.#reached = bytes;
    if (this.#running !== null || this.#refusal !== null) return;
    if (bytes - this.#startedAt < stretchBytes) return;
    this.#startedAt = bytes;
    this.#running = this.#toDisk()
      .then(() => {
        this.#synced = bytes;
      })
      .catch((error: unknown) => {
        this.#refusal = { error };
      })
      .finally(() => {
        this.#running = null;
      });
  }

  /** Resolves once not too much waits for the disk, or the disk refused. */
  async keepUp(): Promise<void> {
    while (this.#reached - this.#synced > mostWaitingBytes && this.#refusal === null) {
      await this.#running;
      this.reach(this.#reached);
    }
  }

  throwIfRefused(): void {
    if (this.#refusal !== null) throw this.#refusal.error;
  }

  /** Resolves when nothing is under way; rejects with what was refused. */
  async settle(): Promise<void> {
    await this.#running;
    this.throwIfRefused();
  }

  /** Brings what is left to the disk; rejects with what was refused. */
  async finish(): Promise<void> {
    await this.settle();
    const bytes = this.#reached;
    if (bytes === this.#synced) return;
    await this.#toDisk();
    this.#synced = bytes;
  }

  /** The file was cut to nothing, and what was refused with it. */
  async restart(): Promise<void> {
    await this.#running;
    this.#reached = 0;
    this.#startedAt = 0;
    this.#synced = 0;
    this.#refusal = null;
  }
}
