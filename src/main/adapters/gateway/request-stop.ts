import type { AbortSignalLike } from '../../core/ports/gateway';

/** Ends a request when the app wants it, or when its own time is up. */
export class RequestStop {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignalLike;
  #timer: NodeJS.Timeout | null = null;

  constructor(outer: AbortSignalLike, limitMs: number | null) {
    this.#outer = outer;
    outer.addEventListener('abort', this.#pass);
    if (outer.aborted) this.#pass();
    if (limitMs !== null) this.limit(limitMs);
  }

  /** From now on it may take so long, unless it has less time already. */
  limit(limitMs: number): void {
    this.#timer ??= setTimeout(() => this.#controller.abort(), limitMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Throws what the app's signal says, if it was the app that ended the request. */
  throwIfUnwanted(): void {
    if (!this.#outer.aborted) return;
    // Only the platform's own signal carries a reason.
    const reason: unknown = this.#outer instanceof AbortSignal ? this.#outer.reason : null;
    throw reason instanceof Error ? reason : new DOMException('no longer wanted', 'AbortError');
  }

  /**
   * The promise's value, or an error as soon as the request is stopped: undici rejects an aborted
   * request only when its turn in the pool's queue comes. What still arrives goes to `discardLate`.
   */
  async unlessStopped<Value>(
    pending: Promise<Value>,
    discardLate: (late: Value) => void,
  ): Promise<Value> {
    let refuse = (): void => undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      refuse = () => reject(new DOMException('stopped', 'AbortError'));
      if (this.signal.aborted) refuse();
      else this.signal.addEventListener('abort', refuse);
    });
    try {
      return await Promise.race([pending, stopped]);
    } catch (error) {
      pending.then(discardLate, () => undefined);
      throw error;
    } finally {
      this.signal.removeEventListener('abort', refuse);
    }
  }

  get isLate(): boolean {
    return this.signal.aborted && !this.#outer.aborted;
  }

  /** To be called when the answer is over; the app's signal lives on. */
  release(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#pass);
  }

  readonly #pass = (): void => {
    this.#controller.abort();
  };
}
