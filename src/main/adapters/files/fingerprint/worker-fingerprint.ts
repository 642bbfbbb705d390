import type { Fingerprint } from './fingerprint';
import type { FingerprintRequest } from './fingerprint-protocol';

interface Pipe {
  readonly send: (request: FingerprintRequest) => void;
  /** The answer's fingerprint; null when there is none or the thread was lost. */
  readonly ask: (make: (number: number) => FingerprintRequest) => Promise<string | null>;
  readonly fallBack: () => Fingerprint;
  readonly forget: () => void;
}

/** One file's fingerprint on another thread, or on this one once that thread is lost. */
export class WorkerFingerprint implements Fingerprint {
  readonly #id: number;
  readonly #descriptor: number;
  readonly #pipe: Pipe;
  #wanted = 0;
  #own: Fingerprint | null = null;

  constructor(id: number, descriptor: number, pipe: Pipe) {
    this.#id = id;
    this.#descriptor = descriptor;
    this.#pipe = pipe;
  }

  begin(): void {
    this.#pipe.send({ act: 'begin', id: this.#id, descriptor: this.#descriptor });
  }

  loseWorker(): void {
    this.#own = this.#pipe.fallBack();
    this.#own.follow(this.#wanted);
  }

  follow(bytes: number): void {
    this.#wanted = Math.max(this.#wanted, bytes);
    if (this.#own !== null) this.#own.follow(bytes);
    else this.#pipe.send({ act: 'follow', id: this.#id, bytes });
  }

  async digest(bytes: number): Promise<string> {
    this.#wanted = Math.max(this.#wanted, bytes);
    if (this.#own === null) {
      const id = this.#id;
      const sha256 = await this.#pipe.ask((number) => ({ act: 'digest', id, number, bytes }));
      if (sha256 !== null) return sha256;
    }
    // The other thread was lost, or cannot read the file: this one finds out.
    this.#own ??= this.#pipe.fallBack();
    return this.#own.digest(bytes);
  }

  restart(): void {
    this.#wanted = 0;
    if (this.#own !== null) this.#own.restart();
    else this.#pipe.send({ act: 'restart', id: this.#id });
  }

  async end(): Promise<void> {
    const id = this.#id;
    if (this.#own === null) await this.#pipe.ask((number) => ({ act: 'end', id, number }));
    await this.#own?.end();
    this.#pipe.forget();
  }
}
