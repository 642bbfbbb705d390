import { z } from 'zod';

/** The gateway's address, and the one that its newer documents name. */
export const defaultBaseUrl = 'https://dimilinks.com/v1';
export const newerBaseUrl = 'https://api-direct.dimilinks.com/v1';

export type BaseUrlRefusal = 'not-a-url' | 'needs-https' | 'has-extras';

export type BaseUrlReading =
  | { readonly ok: true; readonly url: string; readonly origin: string }
  | { readonly ok: false; readonly why: BaseUrlRefusal };

const parts = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?(\/[^\s?#]*)?$/i;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Reads a gateway's address as a person types it; plain http is taken for this machine only. */
export function readBaseUrl(text: string): BaseUrlReading {
  const trimmed = text.trim();
  if (/^https?:\/\/[^/]*@/i.test(trimmed) || /^https?:\/\/[^\s]+[?#]/i.test(trimmed)) {
    return { ok: false, why: 'has-extras' };
  }
  const match = parts.exec(trimmed);
  if (match === null) return { ok: false, why: 'not-a-url' };
  const scheme = (match[1] ?? '').toLowerCase();
  const host = (match[2] ?? '').toLowerCase();
  const port = match[3];
  const path = (match[4] ?? '').replace(/\/+$/, '');
  if (port !== undefined && Number(port) > 65_535) return { ok: false, why: 'not-a-url' };
  if (scheme === 'http' && !loopback.test(host)) return { ok: false, why: 'needs-https' };
  const isDefaultPort = port === undefined || Number(port) === (scheme === 'https' ? 443 : 80);
  const origin = `${scheme}://${host}${isDefaultPort ? '' : `:${Number(port)}`}`;
  return { ok: true, url: `${origin}${path}`, origin };
}

export const baseUrlSchema = z.string().refine((text) => readBaseUrl(text).ok);
