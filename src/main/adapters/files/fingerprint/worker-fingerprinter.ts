import type { Worker } from 'node:worker_threads';
import type { Fingerprint, Fingerprinter } from './fingerprint';
import { fingerprintAnswerSchema, type FingerprintRequest } from './fingerprint-protocol';
import { OwnFingerprinter } from './own-fingerprinter';
import { WorkerFingerprint } from './worker-fingerprint';

/** How long a thread without work is kept. */
const idleMs = 15_000;

/**
 * Makes fingerprints on a thread of its own, so that no film stops the window. What a lost thread
 * was working on is hashed again on this one: slower, and as right.
 */
export class WorkerFingerprinter implements Fingerprinter {
  readonly #start: () => Worker;
  readonly #ownThread = new OwnFingerprinter();
  readonly #live = new Set<WorkerFingerprint>();
  readonly #asked = new Map<number, (sha256: string | null) => void>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastNumber = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  of(descriptor: number): Fingerprint {
    this.#lastNumber += 1;
    const fingerprint = new WorkerFingerprint(this.#lastNumber, descriptor, {
      send: (request) => this.#running().postMessage(request),
      ask: (make) => this.#ask(make),
      fallBack: () => this.#ownThread.of(descriptor),
      forget: () => this.#forget(fingerprint),
    });
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#live.add(fingerprint);
    fingerprint.begin();
    return fingerprint;
  }

  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #ask(make: (number: number) => FingerprintRequest): Promise<string | null> {
    const number = (this.#lastNumber += 1);
    return new Promise((resolve) => {
      this.#asked.set(number, resolve);
      this.#running().postMessage(make(number));
    });
  }

  #forget(fingerprint: WorkerFingerprint): void {
    this.#live.delete(fingerprint);
    if (this.#live.size > 0) return;
    this.#idle = setTimeout(() => void this.close(), idleMs);
    this.#idle.unref();
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#start();
    worker.unref();
    worker.on('message', (message) => {
      const answer = fingerprintAnswerSchema.safeParse(message);
      if (!answer.success) return;
      const { number, sha256 } = answer.data;
      this.#asked.get(number)?.(sha256);
      this.#asked.delete(number);
    });
    // An error is always followed by the end.
    worker.on('error', () => undefined);
    worker.once('exit', () => this.#lose(worker));
    this.#worker = worker;
    return worker;
  }

  #lose(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const fingerprint of this.#live) fingerprint.loseWorker();
    for (const resolve of this.#asked.values()) resolve(null);
    this.#asked.clear();
  }
}
