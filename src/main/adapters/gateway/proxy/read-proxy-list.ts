const kinds: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};

/**
 * The first usable way of a list such as `PROXY host:1; DIRECT`: a proxy's URL, or null for the direct
 * way. SOCKS 4 is passed over, since it knows neither names nor IPv6.
 */
export function readProxyList(list: string): string | null {
  for (const entry of list.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = kinds[kind.toUpperCase()];
    if (scheme !== undefined && /^[^\s/@]+:\d+$/.test(address)) return `${scheme}://${address}`;
  }
  return null;
}
