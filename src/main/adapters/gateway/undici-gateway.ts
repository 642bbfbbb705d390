import { Agent, type Dispatcher } from 'undici';
import type {
  AbortSignalLike,
  BytesOutcome,
  Credentials,
  Gateway,
  LookOutcome,
  ResultSource,
  ResumePoint,
  StatusRoute,
  Trouble,
} from '../../core/ports/gateway';
import { discard, typeOf, type Answer } from './answer-body';
import { classifyBytes } from './classify-bytes';
import { classifyLook } from './classify-answer';
import { exchange } from './exchange';
import { readDataLink } from './data-link';
import { isJson } from './json-body';
import { networkCode } from './network-code';
import { proxyTroubleOf } from './proxy/proxy-error';
import type { ProxyRoutes, Purpose } from './proxy/proxy-routes';
import {
  isForGood,
  isHome,
  isRedirect,
  movedBase,
  readBase,
  readPlace,
  RedirectChain,
} from './redirects';
import { RequestStop } from './request-stop';
import { connectWithReusedReads } from './reused-reads';
import { resumeHeaders } from './resume';

export interface UndiciGatewayOptions {
  readonly userAgent: string;
  readonly headersTimeoutMs?: number;
  /** Longest silence within a body. */
  readonly idleTimeoutMs?: number;
  /** Longest time for a whole look, redirects and body included. */
  readonly lookTimeoutMs?: number;
  /** Another way out, such as a proxy's; the caller then closes it. */
  readonly dispatcher?: Dispatcher;
  /** The way out for each address; the caller closes it. */
  readonly routes?: Pick<ProxyRoutes, 'dispatcherFor'>;
}

/** A way out, and how much of an answer may wait to be read on it. */
interface WayOut {
  readonly purpose: Purpose;
  readonly dispatcher: Dispatcher;
  readonly roomBytes: number;
}

const connectionsPerOrigin = 8;
const lookRoomBytes = 32 * 1024;
/** More of it is faster up to here; what waits is lost to a kill and fetched again. */
const resultRoomBytes = 256 * 1024;
const invalidUrl: Trouble = { kind: 'unreachable', code: 'INVALID_URL' };

/** The service over HTTP. Redirects are followed by hand: the key goes to the base URL's origin only. */
export class UndiciGateway implements Gateway {
  readonly #userAgent: string;
  readonly #headersTimeoutMs: number;
  readonly #idleTimeoutMs: number;
  readonly #lookTimeoutMs: number;
  // Agents of their own, so that long downloads never make a look wait for a connection.
  // They hold no connection until they are used.
  readonly #ownForLooks = new Agent({ connections: connectionsPerOrigin });
  readonly #ownForResults = new Agent({
    connections: connectionsPerOrigin,
    connect: connectWithReusedReads,
  });
  readonly #forLooks: WayOut;
  readonly #forResults: WayOut;

  readonly #routes: UndiciGatewayOptions['routes'];

  constructor(options: UndiciGatewayOptions) {
    this.#routes = options.routes;
    this.#userAgent = options.userAgent;
    this.#headersTimeoutMs = options.headersTimeoutMs ?? 30_000;
    this.#idleTimeoutMs = options.idleTimeoutMs ?? 30_000;
    this.#lookTimeoutMs = options.lookTimeoutMs ?? 20_000;
    this.#forLooks = {
      purpose: 'looks',
      dispatcher: options.dispatcher ?? this.#ownForLooks,
      roomBytes: lookRoomBytes,
    };
    this.#forResults = {
      purpose: 'results',
      dispatcher: options.dispatcher ?? this.#ownForResults,
      roomBytes: resultRoomBytes,
    };
  }

  /** Ends every connection of its own. */
  async close(): Promise<void> {
    await Promise.all([this.#ownForLooks.destroy(), this.#ownForResults.destroy()]);
  }

  async look(
    { baseUrl, key }: Credentials,
    taskId: string,
    route: StatusRoute,
    signal: AbortSignalLike,
  ): Promise<LookOutcome> {
    const base = readBase(baseUrl);
    if (base === null) return invalidUrl;
    const asked = new URL(`${baseUrl}/${route}/${encodeURIComponent(taskId)}`);
    return this.#within(signal, this.#lookTimeoutMs, async (stop) => {
      const chain = new RedirectChain(asked, base);
      for (;;) {
        const bearer = { authorization: `Bearer ${key}` };
        const answer = await this.#ask(this.#forLooks, chain.url, bearer, stop);
        if (!isRedirect(answer.status)) return classifyLook(answer, taskId, key, Date.now());
        discard(answer);
        const next = chain.follow(answer.header('location'));
        if (!next.ok) return { kind: 'unreadable', reason: `redirect: ${next.reason}` };
        if (isHome(next.url, base)) continue;
        if (isForGood(answer.status)) {
          return { kind: 'moved', to: movedBase(next.url, asked, base) };
        }
        // A captive portal or a maintenance page: nothing that the address should be changed for.
        return { kind: 'unreadable', reason: 'redirect: for now, to another origin' };
      }
    });
  }

  async fetchResult(
    { baseUrl, key }: Credentials,
    taskId: string,
    source: ResultSource,
    resume: ResumePoint | null,
    signal: AbortSignalLike,
  ): Promise<BytesOutcome> {
    const isContent = source.from === 'content';
    if (!isContent && /^data:/i.test(source.url)) return readDataLink(source.url);
    const base = readBase(baseUrl);
    if (base === null) return invalidUrl;
    const start = isContent
      ? readPlace(`${baseUrl}/videos/${encodeURIComponent(taskId)}/content`, base, base)
      : readPlace(source.url, new URL(base.origin), base);
    if (!start.ok) return { kind: 'redirect-refused', reason: start.reason };

    const range = resumeHeaders(resume);
    return this.#within(signal, null, async (stop) => {
      const chain = new RedirectChain(start.url, base);
      for (;;) {
        const isContentRoute = isContent && isHome(chain.url, base);
        const bearer = isContentRoute ? { authorization: `Bearer ${key}` } : {};
        const answer = await this.#ask(this.#forResults, chain.url, { ...range, ...bearer }, stop);
        if (!isRedirect(answer.status)) {
          const asked = { isContentRoute, resume: 'range' in range ? resume : null, key, stop };
          const wordsTimeoutMs = this.#lookTimeoutMs;
          return classifyBytes(answer, { ...asked, wordsTimeoutMs }, Date.now());
        }
        discard(answer);
        const next = chain.follow(answer.header('location'));
        if (!next.ok) return { kind: 'redirect-refused', reason: next.reason };
      }
    });
  }

  async tryKey(
    { baseUrl, key }: Credentials,
    signal: AbortSignalLike,
  ): Promise<'accepted' | 'rejected' | 'unknown'> {
    if (readBase(baseUrl) === null) return 'unknown';
    const outcome = await this.#within(signal, this.#lookTimeoutMs, async (stop) => {
      const bearer = { authorization: `Bearer ${key}` };
      const answer = await this.#ask(this.#forLooks, new URL(`${baseUrl}/models`), bearer, stop);
      discard(answer);
      if (answer.status === 401) return 'rejected';
      // A captive portal answers 200 with a page; that says nothing about the key.
      const isAnswer = answer.status >= 200 && answer.status < 300 && isJson(typeOf(answer) ?? '');
      return isAnswer ? 'accepted' : 'unknown';
    });
    return typeof outcome === 'string' ? outcome : 'unknown';
  }

  /** Runs one exchange; what goes wrong on the network becomes an outcome, the app's own stop is thrown. */
  async #within<Outcome>(
    signal: AbortSignalLike,
    limitMs: number | null,
    exchange: (stop: RequestStop) => Promise<Outcome>,
  ): Promise<Outcome | Trouble> {
    const stop = new RequestStop(signal, limitMs);
    let isStreaming = false;
    try {
      stop.throwIfUnwanted();
      const outcome = await exchange(stop);
      // A body that is still to be read holds on to the stop, and releases it at its end.
      isStreaming = isBytes(outcome);
      return outcome;
    } catch (error) {
      stop.throwIfUnwanted();
      const code = stop.isLate ? 'TIMEOUT' : networkCode(error);
      const proxy = proxyTroubleOf(error);
      return { kind: 'unreachable', code, ...(proxy === null ? {} : { proxy }) };
    } finally {
      if (!isStreaming) stop.release();
    }
  }

  async #ask(
    way: WayOut,
    url: URL,
    headers: Readonly<Record<string, string>>,
    stop: RequestStop,
  ): Promise<Answer> {
    // A system may be long in telling its proxy, and a keychain in telling the password.
    const route = Promise.resolve(this.#routes?.dispatcherFor(url, way.purpose));
    const through = (await stop.unlessStopped(route, () => undefined)) ?? way.dispatcher;
    const asked = exchange({
      dispatcher: through,
      roomBytes: way.roomBytes,
      url,
      signal: stop.signal,
      headersTimeoutMs: this.#headersTimeoutMs,
      idleTimeoutMs: this.#idleTimeoutMs,
      headers: {
        'user-agent': this.#userAgent,
        accept: '*/*',
        // Packed bytes could neither be resumed nor counted.
        'accept-encoding': 'identity',
        ...headers,
      },
    });
    return stop.unlessStopped(asked, ({ body }) => body.destroy());
  }
}

function isBytes(outcome: unknown): boolean {
  return (
    typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'bytes'
  );
}
