import type { Times } from './answer';

/**
 * Faults waiting for their request. Those with `times` happen first, in the order they were added;
 * one without happens all the rest of the time, and the newest of them wins.
 */
export class Faults<Fault> {
  readonly #limited: { readonly fault: Fault; left: number }[] = [];
  #lasting: Fault | undefined;

  add(fault: Fault, { times }: Times = {}): void {
    if (times === undefined) this.#lasting = fault;
    else if (times > 0) this.#limited.push({ fault, left: times });
  }

  /** The fault for this request, which counts as one of its times. */
  take(): Fault | undefined {
    const first = this.#limited[0];
    if (first === undefined) return this.#lasting;
    first.left -= 1;
    if (first.left === 0) this.#limited.shift();
    return first.fault;
  }

  clear(): void {
    this.#limited.length = 0;
    this.#lasting = undefined;
  }
}
