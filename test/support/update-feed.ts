import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { openPort } from '../gateway/port';

/** What a feed was asked for. */
export interface FeedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type UpdateFeed = Awaited<ReturnType<typeof startUpdateFeed>>;

/** A feed for AppImages as electron-builder's generic provider publishes one, over real HTTP. */
export async function startUpdateFeed(program = 'not a real program') {
  const requests: FeedRequest[] = [];
  let list = '';
  let bytes = Buffer.from(program);
  let stall: Promise<void> = Promise.resolve();
  const port = await openPort((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed.example').pathname;
    requests.push({ path, headers: request.headers });
    if (path === '/latest-linux.yml' || path === '/latest-linux-arm64.yml') response.end(list);
    else if (!path.endsWith('.AppImage')) response.writeHead(404).end();
    else void stall.then(() => response.end(bytes));
  });
  return {
    ...{ requests, origin: port.origin, close: () => port.close() },
    announce(version: string): void {
      const sha512 = createHash('sha512').update(bytes).digest('base64');
      const name = `dimilinks-desktop-${version}.AppImage`;
      list = [
        `version: ${version}`,
        'files:',
        ...[`  - url: ${name}`, `    sha512: ${sha512}`, `    size: ${bytes.length}`],
        ...[`path: ${name}`, `sha512: ${sha512}`, `releaseDate: '2026-01-01T00:00:00.000Z'`, ''],
      ].join('\n');
    },
    /** Other bytes of the same length, under the checksum of the right ones. */
    tamper(): void {
      bytes = Buffer.alloc(bytes.length, 'x');
    },
    /** Keeps the file back until the promise resolves. */
    stallUntil(promise: Promise<void>): void {
      stall = promise;
    },
    spoilList(): void {
      list = '<html>welcome to the hotel';
    },
  };
}
