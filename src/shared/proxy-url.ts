import { z } from 'zod';

export type ProxyUrlRefusal = 'not-a-url' | 'unknown-kind' | 'has-extras';

export type ProxyUrlReading =
  | {
      readonly ok: true;
      readonly url: string;
      readonly scheme: 'http' | 'https' | 'socks5';
      /** Host and port, as a person knows the proxy. */
      readonly address: string;
    }
  | { readonly ok: false; readonly why: ProxyUrlRefusal };

const parts = /^(?:([a-z][a-z0-9]*):\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i;
const schemes: Readonly<Record<string, 'http' | 'https' | 'socks5'>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks5: 'socks5',
  socks5h: 'socks5',
};
const usualPorts = { http: 80, https: 443, socks5: 1080 } as const;

/** Reads a proxy's address as a person types it; without a scheme it is an HTTP proxy. */
export function readProxyUrl(text: string): ProxyUrlReading {
  const trimmed = text.trim();
  // A password in an address would end up in the settings' file.
  if (/@|[?#]/.test(trimmed)) return { ok: false, why: 'has-extras' };
  const match = parts.exec(trimmed);
  if (match === null) return { ok: false, why: 'not-a-url' };
  const scheme = schemes[(match[1] ?? 'http').toLowerCase()];
  if (scheme === undefined) return { ok: false, why: 'unknown-kind' };
  const port = match[3] === undefined ? usualPorts[scheme] : Number(match[3]);
  if (port < 1 || port > 65_535) return { ok: false, why: 'not-a-url' };
  const address = `${(match[2] ?? '').toLowerCase()}:${port}`;
  return { ok: true, url: `${scheme}://${address}`, scheme, address };
}

export const proxyUrlSchema = z
  .string()
  .max(300)
  .refine((text) => readProxyUrl(text).ok);
