import { afterEach, beforeEach } from 'vitest';
import { startGateway, type Gateway } from './gateway';
import { ask, type WireAnswer, type WireOptions } from './wire';

/** A fresh double for each test of a file, a clock to turn, and a client that has the key. */
export class GatewayFixture {
  readonly key = 'sk-test-0123456789';
  readonly bearer = { authorization: `Bearer ${this.key}` };
  nowMs = 0;
  #gateway: Gateway | undefined;

  constructor() {
    beforeEach(async () => {
      this.nowMs = 1_777_080_000_000;
      this.#gateway = await startGateway({ key: this.key, now: () => this.nowMs });
    });
    afterEach(() => this.#gateway?.close());
  }

  get gateway(): Gateway {
    if (this.#gateway === undefined) throw new Error('The double runs inside of a test only');
    return this.#gateway;
  }

  get(path: string, options: WireOptions = {}): Promise<WireAnswer> {
    const headers = { ...this.bearer, ...options.headers };
    return ask(this.gateway.baseUrl + path, { ...options, headers });
  }

  async json(path: string): Promise<unknown> {
    return JSON.parse((await this.get(path)).body.toString());
  }

  content(id: string, headers: Record<string, string> = {}): Promise<WireAnswer> {
    return this.get(`/videos/${encodeURIComponent(id)}/content`, { headers });
  }
}
