import type { Dispatcher } from 'undici';
import { isLoopback } from '../../../../shared/loopback';
import { readProxyUrl } from '../../../../shared/proxy-url';
import type { Settings } from '../../../../shared/settings';
import type { Clock } from '../../../core/ports/clock';
import type { SystemProxy } from '../../../core/ports/system-proxy';
import { dispatcherThrough } from './dispatcher-through';
import { readProxyList } from './read-proxy-list';

export type Purpose = 'looks' | 'results';

export interface ProxyRoutesParts {
  readonly system: SystemProxy;
  readonly settings: () => Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyUser'>;
  readonly password: () => Promise<string | null>;
  /** Changes with the password. */
  readonly loginVersion: () => number;
  readonly clock: Clock;
}

interface Way {
  readonly looks: Dispatcher;
  readonly results: Dispatcher;
}

const connectionsPerOrigin = 8;
/** A change of the system's settings counts from then on at the latest. */
const systemAnswerMs = 10_000;

/** Which way a request takes: straight, or through the system's proxy or the one that a person named. */
export class ProxyRoutes {
  readonly #parts: ProxyRoutesParts;
  readonly #ways = new Map<string, Way>();
  readonly #systemAnswers = new Map<
    string,
    { readonly url: string | null; readonly atMs: number }
  >();

  constructor(parts: ProxyRoutesParts) {
    this.#parts = parts;
  }

  /** Null for the straight way. */
  async dispatcherFor(url: URL, purpose: Purpose): Promise<Dispatcher | null> {
    const { proxyMode, proxyUrl, proxyUser } = this.#parts.settings();
    if (proxyMode === 'none') return null;
    if (proxyMode === 'system') {
      const found = await this.#ofSystem(url);
      return found === null ? null : this.#way(found, null, null)[purpose];
    }
    const reading = proxyUrl === null ? null : readProxyUrl(proxyUrl);
    if (reading?.ok !== true) return null;
    const password = proxyUser === null ? null : await this.#parts.password();
    return this.#way(reading.url, proxyUser, password)[purpose];
  }

  /** Connections of settings that are not in force any more end once their requests have ended. */
  forget(): void {
    this.#systemAnswers.clear();
    const left = [...this.#ways.values()];
    this.#ways.clear();
    for (const { looks, results } of left) {
      void looks.close();
      void results.close();
    }
  }

  async close(): Promise<void> {
    const ways = [...this.#ways.values()];
    await Promise.all(ways.flatMap(({ looks, results }) => [looks.destroy(), results.destroy()]));
  }

  async #ofSystem(url: URL): Promise<string | null> {
    // As in browsers: what runs on this machine is not asked for through another.
    if (isLoopback(url.hostname)) return null;
    const nowMs = this.#parts.clock.monotonicMs();
    const known = this.#systemAnswers.get(url.origin);
    if (known !== undefined && nowMs - known.atMs < systemAnswerMs) return known.url;
    const list = await this.#parts.system.resolve(url.origin).catch(() => 'DIRECT');
    const found = readProxyList(list);
    this.#systemAnswers.set(url.origin, { url: found, atMs: nowMs });
    return found;
  }

  #way(url: string, user: string | null, password: string | null): Way {
    const name = [url, user ?? '', this.#parts.loginVersion()].join(' ');
    const known = this.#ways.get(name);
    if (known !== undefined) return known;
    const place = { url, user, password };
    const way = {
      looks: dispatcherThrough(place, connectionsPerOrigin),
      results: dispatcherThrough(place, connectionsPerOrigin),
    };
    this.#ways.set(name, way);
    return way;
  }
}
