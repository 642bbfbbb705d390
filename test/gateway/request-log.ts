export type OriginName = 'api' | 'cdn';

export interface RequestRecord {
  readonly atMs: number;
  readonly origin: OriginName;
  readonly method: string;
  /** As it came over the wire, with the query. */
  readonly path: string;
  /** Lower case, in the order they came. The values are not kept: one of them is the key. */
  readonly headerNames: readonly string[];
  readonly range?: string;
  readonly ifRange?: string;
  authorization: 'none' | 'accepted' | 'refused';
  /** The task or image task the request was about, once the route is known. */
  id?: string;
  route: 'look' | 'content' | 'image' | 'models' | 'other';
  /** 0 until the head of the answer is sent. */
  status: number;
  /** Body bytes handed to the network so far. */
  bodyBytesSent: number;
  /** True when the answer ended or the connection is gone. */
  finished: boolean;
}

/** Everything that came over the wire, and a way to wait for something to come. */
export class RequestLog {
  readonly requests: RequestRecord[] = [];
  readonly #watchers = new Set<() => void>();

  add(record: RequestRecord): void {
    this.requests.push(record);
    this.changed();
  }

  changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  requestsFor(id: string): RequestRecord[] {
    return this.requests.filter((request) => request.id === id);
  }

  /** Requests for the task's status. */
  looksAt(id: string): RequestRecord[] {
    return this.requestsFor(id).filter((request) => request.route === 'look');
  }

  /** Requests for the result, on either origin, redirects included. */
  contentRequests(id: string): RequestRecord[] {
    return this.requestsFor(id).filter((request) => request.route === 'content');
  }

  /** Bytes of the result that went out, on either origin. */
  bytesSent(id: string): number {
    return this.requestsFor(id)
      .filter((request) => request.route !== 'look' && request.status < 300)
      .reduce((sum, request) => sum + request.bodyBytesSent, 0);
  }

  authorizationSeenAtCdn(): boolean {
    return this.requests.some((r) => r.origin === 'cdn' && r.authorization !== 'none');
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** Resolves as soon as the condition holds; looks again after every change of the log. */
  until(isTrue: (log: this) => boolean, limitMs = 10_000): Promise<void> {
    if (isTrue(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(limit);
        this.#watchers.delete(look);
      };
      const look = (): void => {
        if (!isTrue(this)) return;
        done();
        resolve();
      };
      const limit = setTimeout(() => {
        done();
        reject(new Error(`The request log did not get there within ${String(limitMs)} ms`));
      }, limitMs);
      this.#watchers.add(look);
    });
  }
}
