import type { Dispatcher } from 'undici';
import type { AnswerBody } from './answer-body';

type Controller = Dispatcher.DispatchController;

/** The bytes of an answer, in memory that is used again and again. */
export class AnswerStream implements AnswerBody {
  readonly #controller: Controller;
  #filling: Buffer;
  #reading: Buffer | null = null;
  #filledBytes = 0;
  /** What did not fit any more before the sender stopped. */
  #overflow: Buffer[] = [];
  #end: { readonly error: Error | null } | null = null;
  #isDiscarded = false;
  #isPaused = false;
  #wake: (() => void) | null = null;

  /** `roomBytes` of an answer wait here, and as many are being read, before the sender has to wait. */
  constructor(controller: Controller, roomBytes: number) {
    this.#controller = controller;
    this.#filling = Buffer.allocUnsafeSlow(roomBytes);
  }

  /** Takes a copy of what has arrived. */
  take(chunk: Buffer): void {
    if (this.#isDiscarded) return;
    const copied = this.#overflow.length > 0 ? 0 : chunk.copy(this.#filling, this.#filledBytes);
    this.#filledBytes += copied;
    if (copied < chunk.length) this.#overflow.push(Buffer.from(chunk.subarray(copied)));
    // Half full, so that what the socket still holds fits as a rule.
    if (this.#filledBytes * 2 >= this.#filling.length && !this.#isPaused) {
      this.#isPaused = true;
      this.#controller.pause();
    }
    this.#wake?.();
  }

  /** No more will arrive; an error is thrown once what had arrived is read. */
  end(error: Error | null): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<Uint8Array, void>> {
    while (this.#filledBytes === 0) {
      if (this.#end !== null) {
        if (this.#end.error !== null) throw this.#end.error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
    }
    const value = this.#filling.subarray(0, this.#filledBytes);
    this.#swap();
    return { done: false, value };
  }

  return(): Promise<IteratorResult<Uint8Array, void>> {
    this.destroy();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, void> {
    return this;
  }

  discard(): void {
    this.#isDiscarded = true;
    this.#resume();
  }

  destroy(): void {
    this.#isDiscarded = true;
    if (this.#end !== null) return;
    this.end(null);
    this.#controller.abort(new Error('nobody reads this answer'));
  }

  #swap(): void {
    const free = this.#reading ?? Buffer.allocUnsafeSlow(this.#filling.length);
    this.#reading = this.#filling;
    this.#filling = free;
    this.#filledBytes = 0;
    const overflow = this.#overflow;
    this.#overflow = [];
    for (const chunk of overflow) this.take(chunk);
    if (this.#filledBytes * 2 < free.length) this.#resume();
  }

  #resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#controller.resume();
  }
}
