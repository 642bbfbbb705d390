import { createHash } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';

/** What a plain client got: no redirects followed, no decoding, the body as far as it came. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** False when the connection broke before the body was whole. */
  readonly isWhole: boolean;
}

export interface WireOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hangs up when aborted; the answer is then what had come. */
  readonly signal?: AbortSignal;
}

/** Asks once, byte by byte honest: for the double's own tests and for benches. */
export function ask(url: string, options: WireOptions = {}): Promise<WireAnswer> {
  const { method = 'GET', headers = {}, signal } = options;
  return new Promise((resolve, reject) => {
    const settings = { method, headers, agent: false, ...(signal ? { signal } : {}) } as const;
    const outgoing = request(url, settings, (incoming) => {
      // With the answer begun, a broken connection is part of it.
      outgoing.off('error', reject).on('error', () => undefined);
      const chunks: Buffer[] = [];
      const settle = (): void => {
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks),
          isWhole: incoming.complete,
        });
      };
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
      });
      incoming.on('error', settle).on('close', settle);
    });
    outgoing.on('error', reject).end();
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
