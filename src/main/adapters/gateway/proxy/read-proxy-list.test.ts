import { expect, it } from 'vitest';
import { readProxyList } from './read-proxy-list';

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example:8080', 'http://proxy.example:8080'],
  ['PROXY [::1]:3128; DIRECT', 'http://[::1]:3128'],
  ['HTTPS proxy.example:443;PROXY other:80', 'https://proxy.example:443'],
  ['SOCKS5 127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
  ['SOCKS old:1080; PROXY new:8080', 'http://new:8080'],
  ['SOCKS old:1080; DIRECT; PROXY new:8080', null],
  ['PROXY mia:secret@proxy:80', null],
  ['nonsense', null],
])('%j leads to %s', (list, url) => {
  expect(readProxyList(list)).toBe(url);
});
