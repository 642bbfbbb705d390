import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Agent } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { exchange } from './exchange';
import { connectWithReusedReads } from './reused-reads';

const content = randomBytes(3_000_000);
const printOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let server: Server;
const agent = new Agent({ connections: 2, connect: connectWithReusedReads });
afterEach(() => server.close());

async function serving(sizes: readonly number[], headers: Record<string, string>): Promise<URL> {
  server = createServer((_request, response) => {
    response.writeHead(200, headers);
    const send = async (): Promise<void> => {
      for (let at = 0, count = 0; at < content.length; count += 1) {
        const size = sizes[count % sizes.length] ?? content.length;
        const isTaken = response.write(content.subarray(at, at + size));
        at += size;
        if (size < 10_000) await turn();
        if (!isTaken) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end();
    };
    void send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
}

async function fetched(url: URL, roomBytes: number, turnsBetween: number): Promise<string> {
  const { body } = await exchange({
    ...{ dispatcher: agent, url, headers: {}, signal: new AbortController().signal, roomBytes },
    ...{ headersTimeoutMs: 5_000, idleTimeoutMs: 5_000 },
  });
  const read: Uint8Array[] = [];
  for await (const chunk of body) {
    read.push(new Uint8Array(chunk));
    for (let count = 0; count < turnsBetween; count += 1) await turn();
  }
  return printOf(Buffer.concat(read));
}

// Many small chunks in one read make the parser stop in the middle of it.
it.each([
  ['in one stretch', [content.length], { 'content-length': String(content.length) }],
  ['in large chunks', [200_000, 70_001], {}],
  ['in small chunks that trickle in', [4_999, 1, 5_000], {}],
])('reads an answer %s with a slow and a quick reader', async (_, sizes, headers) => {
  const url = await serving(sizes, headers);
  const print = printOf(content);
  expect(await fetched(url, 256 * 1024, 0)).toBe(print);
  expect(await fetched(url, 100_000, 1)).toBe(print);
  expect(await fetched(url, 2_048, 10)).toBe(print);
});
