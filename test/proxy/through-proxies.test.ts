import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProxyRoutes } from '../../src/main/adapters/gateway/proxy/proxy-routes';
import { UndiciGateway } from '../../src/main/adapters/gateway/undici-gateway';
import { SystemClock } from '../../src/main/adapters/system-clock';
import type { BytesOutcome, LookOutcome } from '../../src/main/core/ports/gateway';
import { defaultSettings, type Settings } from '../../src/shared/settings';
import { startGateway, type Gateway as Double } from '../gateway/gateway';
import {
  freePort,
  lacks,
  login,
  startForbiddingSocks,
  startHttpProxy,
  startMicrosocks,
  startTinyproxy,
  type ProxyProgram,
} from '../support/proxy-programs';

const key = 'sk-test-0123456789';
const id = 'video_a';
let double: Double;
let settings: Settings;
let password: string | null;
let version: number;
let systemList: string;
let systemAsked: string[];
let routes: ProxyRoutes;
let gateway: UndiciGateway;
const running: ProxyProgram[] = [];

beforeEach(async () => {
  double = await startGateway({ key });
  double.addTask(id, { clip: 'petal' });
  settings = defaultSettings;
  password = null;
  version = 0;
  systemList = 'DIRECT';
  systemAsked = [];
  routes = new ProxyRoutes({
    system: {
      resolve: (url) => {
        systemAsked.push(url);
        return Promise.resolve(systemList);
      },
    },
    settings: () => settings,
    password: () => Promise.resolve(password),
    loginVersion: () => version,
    clock: new SystemClock(),
  });
  gateway = new UndiciGateway({ userAgent: 'test/1', routes, lookTimeoutMs: 8_000 });
});
afterEach(async () => {
  await gateway.close();
  await routes.close();
  await Promise.all(running.splice(0).map((proxy) => proxy.stop()));
  await double.close();
});

const started = async <T extends ProxyProgram>(proxy: Promise<T>): Promise<T> => {
  const up = await proxy;
  running.push(up);
  return up;
};
const useManual = (scheme: string, port: number, user: string | null = null): void => {
  const proxyUrl = `${scheme}://127.0.0.1:${port}`;
  settings = { ...settings, proxyMode: 'manual', proxyUrl, proxyUser: user };
};
const live = (): AbortSignal => new AbortController().signal;
const door = (baseUrl = double.baseUrl) => ({ baseUrl, key });
const look = (baseUrl?: string): Promise<LookOutcome> =>
  gateway.look(door(baseUrl), id, 'tasks', live());
const fetchIt = (): Promise<BytesOutcome> =>
  gateway.fetchResult(door(), id, { from: 'content' }, null, live());

async function sha256Of(outcome: BytesOutcome): Promise<string> {
  if (outcome.kind !== 'bytes') throw new Error(`not bytes but ${JSON.stringify(outcome)}`);
  const hash = createHash('sha256');
  for await (const chunk of outcome.body) hash.update(chunk);
  return hash.digest('hex');
}

/** The result as it comes without any proxy. */
async function straight(): Promise<string> {
  const direct = new UndiciGateway({ userAgent: 'test/1' });
  const outcome = await direct.fetchResult(door(), id, { from: 'content' }, null, live());
  const hash = await sha256Of(outcome);
  await direct.close();
  return hash;
}

interface Kind {
  readonly name: string;
  readonly scheme: string;
  readonly reason: string | null;
  readonly start: (wanted: typeof login | null) => Promise<ProxyProgram>;
}
const kinds: readonly Kind[] = [
  { name: 'proxy-chain', scheme: 'http', reason: null, start: startHttpProxy },
  { name: 'tinyproxy', scheme: 'http', reason: lacks('tinyproxy'), start: startTinyproxy },
  { name: 'microsocks', scheme: 'socks5', reason: lacks('microsocks'), start: startMicrosocks },
];

describe.each(kinds)('through $name', ({ scheme, reason, start }) => {
  const whole = reason === null ? it : it.skip;

  whole(`looks and results arrive whole${reason === null ? '' : `: ${reason}`}`, async () => {
    const proxy = await started(start(null));
    useManual(scheme, proxy.port);
    expect(await look()).toMatchObject({ kind: 'task' });
    expect(await sha256Of(await fetchIt())).toBe(await straight());
    // The way leads through the proxy: without it nothing arrives.
    await proxy.stop();
    running.length = 0;
    routes.forget();
    expect(await look()).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      proxy: { kind: 'unreachable', address: `127.0.0.1:${proxy.port}` },
    });
  });

  whole('a login is used, and a wrong one is told apart from a network that is gone', async () => {
    const proxy = await started(start(login));
    const turnedAway = {
      kind: 'unreachable',
      proxy: { kind: 'login', address: `127.0.0.1:${proxy.port}` },
    };
    useManual(scheme, proxy.port);
    expect(await look()).toMatchObject(turnedAway);

    useManual(scheme, proxy.port, login.user);
    password = 'wrong';
    expect(await look()).toMatchObject(turnedAway);
    expect(await fetchIt()).toMatchObject(turnedAway);

    password = login.password;
    version += 1;
    expect(await look()).toMatchObject({ kind: 'task' });
    expect(await sha256Of(await fetchIt())).toBe(await straight());
    const sent = JSON.stringify(double.log.requests);
    expect(sent).not.toContain(login.password);
    expect(sent).not.toContain(Buffer.from(`${login.user}:${login.password}`).toString('base64'));
    expect(sent.toLowerCase()).not.toContain('proxy-authorization');
  });
});

describe('a proxy that refuses', () => {
  it('is named, by its status', async () => {
    const proxy = await started(startHttpProxy(null));
    useManual('http', proxy.port);
    proxy.refusal = { status: 407 };
    expect(await look()).toMatchObject({ code: 'HTTP_407', proxy: { kind: 'login' } });
    proxy.refusal = { status: 502 };
    expect(await look()).toMatchObject({ kind: 'unreachable', proxy: { kind: 'refused' } });
    proxy.refusal = null;
    expect(await look()).toMatchObject({ kind: 'task' });
  });

  it.each(['http', 'socks5'])('or is not there at all (%s)', async (scheme) => {
    useManual(scheme, await freePort());
    expect(await look()).toMatchObject({ code: 'ECONNREFUSED', proxy: { kind: 'unreachable' } });
  });

  it('is named when it is a SOCKS proxy whose rules forbid the service', async () => {
    const proxy = await started(startForbiddingSocks());
    useManual('socks5', proxy.port);
    expect(await look()).toMatchObject({ kind: 'unreachable', proxy: { kind: 'refused' } });
  });

  it('is not blamed for a service that cannot be reached behind it', async () => {
    if (lacks('microsocks') !== null) return;
    const proxy = await started(startMicrosocks(null));
    useManual('socks5', proxy.port);
    const outcome = await look(`http://127.0.0.1:${await freePort()}/v1`);
    expect(outcome).toMatchObject({ kind: 'unreachable' });
    expect(outcome).not.toHaveProperty('proxy');
  });
});

describe('the system’s proxy', () => {
  const elsewhere = 'https://dimilinks.test/v1';

  it('is asked for each address, and what it names is used', async () => {
    const proxy = await started(startHttpProxy(null));
    systemList = `PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    proxy.refusal = { status: 502 };
    expect(await look(elsewhere)).toMatchObject({ proxy: { kind: 'refused' } });
    expect(proxy.asked).toEqual(['dimilinks.test:443']);
    expect(systemAsked).toEqual(['https://dimilinks.test']);
    await look(elsewhere);
    expect(systemAsked).toHaveLength(1);
    expect(proxy.asked).toHaveLength(2);
  });

  it('is not for this machine itself', async () => {
    systemList = `PROXY 127.0.0.1:${await freePort()}`;
    expect(await look()).toMatchObject({ kind: 'task' });
    expect(systemAsked).toEqual([]);
  });

  it('counts for nothing when a person wants none', async () => {
    const proxy = await started(startHttpProxy(null));
    systemList = `PROXY 127.0.0.1:${proxy.port}`;
    settings = { ...settings, proxyMode: 'none' };
    expect(await look()).toMatchObject({ kind: 'task' });
    expect(proxy.asked).toEqual([]);
    expect(systemAsked).toEqual([]);
  });
});
