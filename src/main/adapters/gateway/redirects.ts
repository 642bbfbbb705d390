export const longestChain = 10;

export type NextHop =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: string };

/** Statuses that send a GET elsewhere; the others in the 3xx do not. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Statuses that say a place moved for good; the others speak of this one request. */
export function isForGood(status: number): boolean {
  return status === 301 || status === 308;
}

/** The gateway's address as a URL; null for one that no request can be sent to. */
export function readBase(baseUrl: string): URL | null {
  if (!URL.canParse(baseUrl)) return null;
  const base = new URL(baseUrl);
  return base.origin === 'null' ? null : base;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

function isLoopbackHttp(url: URL): boolean {
  return url.protocol === 'http:' && loopback.test(url.hostname);
}

/** Where a link leads, if it may be asked: https, or plain http when the gateway itself is on this machine. */
export function readPlace(link: string, from: URL, base: URL): NextHop {
  let url: URL;
  try {
    url = new URL(link, from);
  } catch {
    return { ok: false, reason: 'not-a-url' };
  }
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'has-userinfo' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, reason: 'scheme' };
  if (url.protocol === 'http:' && !(isLoopbackHttp(url) && isLoopbackHttp(base))) {
    return { ok: false, reason: 'not-encrypted' };
  }
  url.hash = '';
  return { ok: true, url };
}

/** Whether the key may travel to this place: same scheme, host and port as the base URL. */
export function isHome(url: URL, base: URL): boolean {
  return url.origin === base.origin && url.origin !== 'null';
}

/** One chain of redirects: refuses loops and chains without an end. */
export class RedirectChain {
  readonly #base: URL;
  readonly #seen = new Set<string>();
  url: URL;

  constructor(start: URL, base: URL) {
    this.#base = base;
    this.url = start;
    this.#seen.add(start.href);
  }

  /** Goes on to the next place, or says why not. */
  follow(location: string | null): NextHop {
    if (location === null) return { ok: false, reason: 'no-location' };
    const next = readPlace(location, this.url, this.#base);
    if (!next.ok) return next;
    // An https place that sends on to plain http gives away what it was asked for, also on loopback.
    if (this.url.protocol === 'https:' && next.url.protocol === 'http:') {
      return { ok: false, reason: 'not-encrypted' };
    }
    if (this.#seen.has(next.url.href)) return { ok: false, reason: 'loop' };
    if (this.#seen.size > longestChain) return { ok: false, reason: 'too-many' };
    this.#seen.add(next.url.href);
    this.url = next.url;
    return next;
  }
}

/**
 * The base URL of the place a status route moved to: what stands before the same path there,
 * or the bare origin when the path is another one.
 */
export function movedBase(to: URL, asked: URL, base: URL): string {
  const basePath = base.pathname.replace(/\/+$/, '');
  const route = asked.pathname.slice(basePath.length);
  const before = to.pathname.endsWith(route) ? to.pathname.slice(0, -route.length) : '';
  return to.origin + before.replace(/\/+$/, '');
}
