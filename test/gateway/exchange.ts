import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf, type Answer, type Headers } from './answer';
import type { OriginName, RequestLog, RequestRecord } from './request-log';

/** One request and its answer, with the record of it kept up to date. */
export class Exchange {
  readonly record: RequestRecord;
  /** The path's segments, each decoded; an encoded slash stays inside its segment. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #log: RequestLog;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    log: RequestLog,
    origin: OriginName,
    atMs: number,
  ) {
    this.#request = request;
    this.#response = response;
    this.#log = log;
    this.record = recordOf(request, origin, atMs);
    const [path = '', query = ''] = this.record.path.split('?', 2);
    this.segments = path.split('/').slice(1).map(decoded);
    this.query = new URLSearchParams(query);
    log.add(this.record);
    response.on('close', () => {
      this.record.finished = true;
      log.changed();
    });
  }

  get bearer(): string | undefined {
    return /^Bearer (.+)$/i.exec(this.#request.headers.authorization ?? '')?.[1];
  }

  get hasCookie(): boolean {
    return this.#request.headers.cookie !== undefined;
  }

  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** Says in the log what the request is about. */
  isAbout(route: RequestRecord['route'], id?: string): void {
    this.record.route = route;
    if (id !== undefined) this.record.id = id;
    this.#log.changed();
  }

  answer({ status, headers, body }: Answer): void {
    const bytes = bytesOf(body);
    const length =
      'content-length' in headers || status === 204
        ? {}
        : { 'content-length': String(bytes.length) };
    const type =
      body !== null && typeof body === 'object' && !(body instanceof Uint8Array)
        ? { 'content-type': 'application/json' }
        : {};
    this.head(status, { ...type, ...length, ...headers });
    if (this.record.method !== 'HEAD') this.record.bodyBytesSent += bytes.length;
    this.#response.end(bytes);
  }

  head(status: number, headers: Headers): void {
    this.record.status = status;
    for (const [name, value] of Object.entries(headers)) this.#response.setHeader(name, value);
    this.#response.writeHead(status);
    this.#response.flushHeaders();
    this.#log.changed();
  }

  /** Resolves when the bytes have left, or false when the connection is gone. */
  write(bytes: Uint8Array): Promise<boolean> {
    if (!this.isOpen) return Promise.resolve(false);
    return new Promise((resolve) => {
      const gone = (): void => {
        resolve(false);
      };
      this.#response.once('close', gone);
      this.#response.write(bytes, (error) => {
        this.#response.off('close', gone);
        if (error) {
          resolve(false);
          return;
        }
        this.record.bodyBytesSent += bytes.length;
        this.#log.changed();
        resolve(true);
      });
    });
  }

  end(): void {
    this.#response.end();
  }

  drop(): void {
    this.#request.socket.destroy();
  }

  reset(): void {
    this.#request.socket.resetAndDestroy();
  }
}

function recordOf(request: IncomingMessage, origin: OriginName, atMs: number): RequestRecord {
  const ifRange = request.headers['if-range'];
  const { range, authorization } = request.headers;
  return {
    atMs,
    origin,
    method: request.method ?? '',
    path: request.url ?? '/',
    headerNames: request.rawHeaders.filter((_, n) => n % 2 === 0).map((name) => name.toLowerCase()),
    ...(range === undefined ? {} : { range }),
    ...(typeof ifRange === 'string' ? { ifRange } : {}),
    // Until a route accepts it, a credential counts as refused.
    authorization: authorization === undefined ? 'none' : 'refused',
    route: 'other',
    status: 0,
    bodyBytesSent: 0,
    finished: false,
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
