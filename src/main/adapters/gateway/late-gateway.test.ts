import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../shared/settings';
import { SystemClock } from '../system-clock';
import { LateGateway } from './late-gateway';

const newGateway = (): LateGateway =>
  new LateGateway({
    clock: new SystemClock(),
    system: { resolve: () => Promise.resolve('DIRECT') },
    settings: () => defaultSettings,
    password: () => Promise.resolve(null),
    loginVersion: () => 0,
    userAgent: 'test/1',
  });

it('asks the service when it is asked, and leaves no connection behind', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['user-agent']}`);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('{"object":"list","data":[]}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway = newGateway();
  const { port } = server.address() as AddressInfo;
  const credentials = { baseUrl: `http://127.0.0.1:${port}/v1`, key: 'sk-test' };
  expect(await gateway.tryKey(credentials, new AbortController().signal)).toBe('accepted');
  expect(asked).toEqual(['GET /v1/models test/1']);
  gateway.forget();
  await gateway.close();
  const connections = (): Promise<number> =>
    new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
  await vi.waitFor(async () => expect(await connections()).toBe(0));
  server.close();
  await once(server, 'close');
});

it('has nothing to forget and nothing to close before it was asked', async () => {
  const gateway = newGateway();
  gateway.forget();
  await gateway.close();
});
