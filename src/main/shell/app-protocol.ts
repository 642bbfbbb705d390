import { protocol, type Protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { mediaScheme } from '../../shared/media-url';

export const appScheme = 'app';
export const pageOrigin = 'app://page';
export const keyOrigin = 'app://key';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** No network origin at all: every request is main's. Only the page that lists them shows results. */
export const contentSecurityPolicy = (host: 'page' | 'key'): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${host === 'page' ? ` ${mediaScheme}:` : ''}`,
    `media-src ${host === 'page' ? `${mediaScheme}:` : "'none'"}`,
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true } },
    // Streamed, or a film is read whole first; with CORS, or no thumbnail could be taken of it.
    {
      scheme: mediaScheme,
      privileges: { standard: true, secure: true, stream: true, corsEnabled: true },
    },
  ]);
}

/** Serves the built pages of one host from the app's own files, and nothing else. */
export function serveApp(target: Protocol, host: 'page' | 'key', directory: string): void {
  target.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== host) return refused(404);
    const path = normalize(join(directory, decodeURIComponent(url.pathname)));
    const type = types[extname(path)];
    if (!path.startsWith(directory + sep) || type === undefined) return refused(404);
    try {
      return new Response(new Uint8Array(await readFile(path)), {
        headers: headersFor(type, host),
      });
    } catch {
      return refused(404);
    }
  });
}

const headersFor = (type: string, host: 'page' | 'key'): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy(host),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
});

const refused = (status: number): Response => new Response(null, { status });
