import type { BytesOutcome, Gateway, LookOutcome } from '../../core/ports/gateway';
import type { Network, NetworkParts } from './network';

/** The service, whose code is read from the disk when it is first asked, or prepared: a start does not pay for it. */
export class LateGateway implements Gateway {
  readonly #parts: NetworkParts;
  #opening: Promise<Network> | null = null;
  #network: Network | null = null;

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  async look(...asked: Parameters<Gateway['look']>): Promise<LookOutcome> {
    return (await this.#open()).gateway.look(...asked);
  }

  async fetchResult(...asked: Parameters<Gateway['fetchResult']>): Promise<BytesOutcome> {
    return (await this.#open()).gateway.fetchResult(...asked);
  }

  async tryKey(...asked: Parameters<Gateway['tryKey']>): ReturnType<Gateway['tryKey']> {
    return (await this.#open()).gateway.tryKey(...asked);
  }

  /** Reads the code now, so that the first requests leave as evenly as all others. */
  async prepare(): Promise<void> {
    await this.#open();
  }

  /** The way out is another from now on. */
  forget(): void {
    this.#network?.forget();
  }

  async close(): Promise<void> {
    await (await this.#opening)?.close();
  }

  #open(): Promise<Network> {
    this.#opening ??= import('./network').then(
      ({ openNetwork }) => (this.#network = openNetwork(this.#parts)),
    );
    return this.#opening;
  }
}
