import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProxyRoutes } from '../../src/main/adapters/gateway/proxy/proxy-routes';
import { UndiciGateway } from '../../src/main/adapters/gateway/undici-gateway';
import { SystemClock } from '../../src/main/adapters/system-clock';
import { defaultSettings } from '../../src/shared/settings';
import { listeningWire, type ListeningWire } from '../support/listening-wire';
import { ownCertificate, type Certificate } from '../support/own-certificate';
import {
  lacks,
  login,
  startHttpProxy,
  startHttpsProxy,
  startMicrosocks,
  startTinyproxy,
  type ProxyProgram,
} from '../support/proxy-programs';

const key = 'sk-test-0123456789';
const id = 'video_secret_task';
const running = { data: { id, status: 'processing', progress: 7 } };
const lacksOpenssl = lacks('openssl');

let certificate: Certificate;
let service: Server;
let keysSeen: (string | undefined)[];
let baseUrl: string;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  if (lacksOpenssl === null) certificate = await ownCertificate();
});
beforeEach(async () => {
  if (lacksOpenssl !== null) return;
  // The certificate is nobody's; that it is refused otherwise is TLS's business.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  keysSeen = [];
  service = createServer(certificate, (request, response) => {
    keysSeen.push(request.headers.authorization);
    const names = Object.keys(request.headers);
    const isClean = !names.some((name) => name.startsWith('proxy-'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isClean ? running : {}));
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const address = service.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  baseUrl = `https://localhost:${port}/v1`;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0).reverse()) await end();
  service.closeAllConnections();
  service.close();
});

/** One look through this proxy, with a stretch of wire before it that is listened to. */
async function lookThrough(scheme: string, proxy: ProxyProgram): Promise<ListeningWire> {
  ends.push(() => proxy.stop());
  const wire = await listeningWire(proxy.port);
  ends.push(() => wire.stop());
  const routes = new ProxyRoutes({
    system: { resolve: () => Promise.resolve('DIRECT') },
    settings: () => ({
      ...defaultSettings,
      proxyMode: 'manual',
      proxyUrl: `${scheme}://127.0.0.1:${wire.port}`,
      proxyUser: login.user,
    }),
    password: () => Promise.resolve(login.password),
    loginVersion: () => 0,
    clock: new SystemClock(),
  });
  const gateway = new UndiciGateway({ userAgent: 'test/1', routes, lookTimeoutMs: 8_000 });
  ends.push(() => gateway.close().then(() => routes.close()));
  const { signal } = new AbortController();
  expect(await gateway.look({ baseUrl, key }, id, 'tasks', signal)).toMatchObject({
    kind: 'task',
    answer: { progress: 7 },
  });
  expect(keysSeen).toEqual([`Bearer ${key}`]);
  return wire;
}

const secrets = [key, 'Bearer', id, 'GET /v1'];

describe.skipIf(lacksOpenssl !== null)('of a request to an https service', () => {
  it.each([
    ['proxy-chain', startHttpProxy, null],
    ['tinyproxy', startTinyproxy, lacks('tinyproxy')],
  ] as const)('%s sees the host and its own login, and no key', async (_, start, reason) => {
    if (reason !== null) return;
    const heard = (await lookThrough('http', await start(login))).heard();
    expect(heard).toContain(`CONNECT ${new URL(baseUrl).host} HTTP/1.1`);
    const token = Buffer.from(`${login.user}:${login.password}`).toString('base64');
    expect(heard).toContain(`Basic ${token}`);
    for (const secret of secrets) expect(heard).not.toContain(secret);
  });

  it('microsocks sees the host and its own login, and no key', async () => {
    if (lacks('microsocks') !== null) return;
    const heard = (await lookThrough('socks5', await startMicrosocks(login))).heard();
    expect(heard).toContain('localhost');
    expect(heard).toContain(login.password);
    for (const secret of secrets) expect(heard).not.toContain(secret);
  });

  it('nobody on the way to an https proxy sees even that', async () => {
    const proxy = await startHttpsProxy(login, certificate);
    const heard = (await lookThrough('https', proxy)).heard();
    expect(proxy.asked).toEqual([new URL(baseUrl).host]);
    const token = Buffer.from(`${login.user}:${login.password}`).toString('base64');
    for (const secret of [...secrets, 'CONNECT', token, login.password]) {
      expect(heard).not.toContain(secret);
    }
  });
});
