import { describe, expect, it } from 'vitest';
import { defaultBaseUrl, newerBaseUrl, readBaseUrl } from './base-url';

describe('the address of a gateway', () => {
  it.each([
    [defaultBaseUrl, 'https://dimilinks.com/v1', 'https://dimilinks.com'],
    [newerBaseUrl, newerBaseUrl, 'https://api-direct.dimilinks.com'],
    [' HTTPS://DimiLinks.com:443/v1/// ', 'https://dimilinks.com/v1', 'https://dimilinks.com'],
    ['https://x.y:8443', 'https://x.y:8443', 'https://x.y:8443'],
    ['http://localhost:3000/v1', 'http://localhost:3000/v1', 'http://localhost:3000'],
    ['http://127.0.0.1:80/v1', 'http://127.0.0.1/v1', 'http://127.0.0.1'],
    ['http://[::1]:9/v1', 'http://[::1]:9/v1', 'http://[::1]:9'],
  ])('%s is read', (text, url, origin) => {
    expect(readBaseUrl(text)).toEqual({ ok: true, url, origin });
  });

  it.each([
    ['', 'not-a-url'],
    ['dimilinks.com', 'not-a-url'],
    ['file:///etc/passwd', 'not-a-url'],
    ['https://x.y:99999', 'not-a-url'],
    ['https://a b/v1', 'not-a-url'],
    ['http://dimilinks.com/v1', 'needs-https'],
    ['http://127.0.0.1.evil.example/v1', 'needs-https'],
    ['https://user:secret@x.y/v1', 'has-extras'],
    ['https://x.y/v1?a=1', 'has-extras'],
    ['https://x.y/v1#a', 'has-extras'],
  ])('%j is refused', (text, why) => {
    expect(readBaseUrl(text)).toEqual({ ok: false, why });
  });
});
