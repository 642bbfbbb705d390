import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from 'proxy-chain';
import type { Certificate } from './own-certificate';

/** A real proxy of a test, on loopback. */
export interface ProxyProgram {
  readonly port: number;
  stop(): Promise<void>;
}

export interface HttpProxy extends ProxyProgram {
  /** `host:port` of every tunnel that was asked for. */
  readonly asked: readonly string[];
  /** Set to have tunnels turned away. */
  refusal: { readonly status: 403 | 407 | 502 } | null;
}

export const login = { user: 'mia', password: 'tide-4711-Foam' } as const;

/** proxy-chain as an HTTP proxy, with a login if one is given. */
export const startHttpProxy = (wanted: typeof login | null): Promise<HttpProxy> =>
  startProxyChain(wanted, { serverType: 'http' });

/** The same behind TLS. */
export const startHttpsProxy = (
  wanted: typeof login | null,
  httpsOptions: Certificate,
): Promise<HttpProxy> => startProxyChain(wanted, { serverType: 'https', httpsOptions });

async function startProxyChain(
  wanted: typeof login | null,
  kind: { serverType: 'http' } | { serverType: 'https'; httpsOptions: Certificate },
): Promise<HttpProxy> {
  const asked: string[] = [];
  const state: { refusal: HttpProxy['refusal'] } = { refusal: null };
  const server = new Server({
    ...kind,
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ username, password, hostname, port }) => {
      asked.push(`${hostname}:${port}`);
      const isKnown = wanted === null || (username === wanted.user && password === wanted.password);
      if (state.refusal?.status === 407 || !isKnown) return { requestAuthentication: true };
      if (state.refusal === null) return {};
      throw Object.assign(new Error('turned away'), { statusCode: state.refusal.status });
    },
  });
  server.on('error', () => undefined);
  await server.listen();
  return Object.assign(state, {
    asked,
    port: server.port,
    stop: () => server.close(true),
  });
}

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** Why a test of a program must be left out; null when it is here. */
export const lacks = (program: string): string | null =>
  has(program) ? null : `${program} is not installed`;

/** microsocks as a SOCKS 5 proxy. */
export async function startMicrosocks(wanted: typeof login | null): Promise<ProxyProgram> {
  const port = await freePort();
  const account = wanted === null ? [] : ['-u', wanted.user, '-P', wanted.password];
  const child = spawn('microsocks', ['-i', '127.0.0.1', '-p', String(port), ...account], {
    stdio: 'ignore',
  });
  await listening(port, child);
  return { port, stop: () => ended(child) };
}

/** A SOCKS 5 proxy that wants no login and forbids everything, as no program at hand can be told to. */
export async function startForbiddingSocks(): Promise<ProxyProgram> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Uint8Array.of(5, 0));
      // "Connection not allowed by ruleset" (RFC 1928).
      socket.once('data', () => socket.end(Uint8Array.of(5, 2, 0, 1, 0, 0, 0, 0, 0, 0)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async stop() {
      server.close();
      await once(server, 'close');
    },
  };
}

/** tinyproxy as an HTTP proxy. */
export async function startTinyproxy(wanted: typeof login | null): Promise<ProxyProgram> {
  const port = await freePort();
  const home = await mkdtemp(join(tmpdir(), 'tinyproxy-'));
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'MaxClients 50', 'LogLevel Error'];
  if (wanted !== null) lines.push(`BasicAuth ${wanted.user} ${wanted.password}`);
  const file = join(home, 'tinyproxy.conf');
  await writeFile(file, `${lines.join('\n')}\n`);
  const child = spawn('tinyproxy', ['-d', '-c', file], { stdio: 'ignore' });
  await listening(port, child);
  return {
    port,
    async stop() {
      await ended(child);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}`);
    if (await canConnect(port)) return;
  }
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (socket.destroy(), resolve(true)));
    socket.on('error', () => setTimeout(resolve, 20, false));
  });
