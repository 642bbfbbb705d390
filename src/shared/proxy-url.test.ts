import { describe, expect, it } from 'vitest';
import { readProxyUrl } from './proxy-url';

describe('a proxy’s address', () => {
  it.each([
    ['http://proxy.example:8080', 'http://proxy.example:8080'],
    ['Proxy.Example:8080', 'http://proxy.example:8080'],
    ['https://proxy.example', 'https://proxy.example:443'],
    ['socks5h://127.0.0.1/', 'socks5://127.0.0.1:1080'],
    ['socks://[::1]:9050', 'socks5://[::1]:9050'],
  ])('is read: %s', (text, url) => {
    expect(readProxyUrl(text)).toMatchObject({ ok: true, url });
  });

  it.each([
    ['', 'not-a-url'],
    ['http://a b', 'not-a-url'],
    ['http://proxy:99999', 'not-a-url'],
    ['http://proxy:0', 'not-a-url'],
    ['http://proxy/path', 'not-a-url'],
    ['ftp://proxy:21', 'unknown-kind'],
    ['socks4://proxy', 'unknown-kind'],
    ['http://mia:secret@proxy:8080', 'has-extras'],
  ])('is refused: %s', (text, why) => {
    expect(readProxyUrl(text)).toEqual({ ok: false, why });
  });
});
