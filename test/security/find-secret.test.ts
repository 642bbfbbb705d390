import { expect, it } from 'vitest';
import { holdsSecret } from './find-secret';

const secret = 'Canary/7f"3e\\9a+d1=b06cc5-0123456789';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

it.each([
  ['as it is', `so ${secret} it is`],
  ['its first 12 characters', secret.slice(0, 12)],
  ['its last 12 characters', secret.slice(-12)],
  ['in JSON', JSON.stringify({ secret })],
  ['in a URL', encodeURIComponent(secret)],
  ['in base64', base64(secret)],
  ['in base64, behind one byte', base64(`a${secret}b`)],
  ['in base64, behind two bytes', base64(`ab${secret}c`)],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in UTF-16', Buffer.from(secret, 'utf16le')],
  ['its first 12 characters in UTF-16', Buffer.from(secret.slice(0, 12), 'utf16le')],
])('the search finds a secret %s', (_how, bytes) => {
  expect(holdsSecret(Buffer.concat([Buffer.alloc(1_000), Buffer.from(bytes)]), secret)).toBe(true);
});

it('the search finds nothing where there is nothing', () => {
  expect(holdsSecret(`Canary/7f"3 ${base64('a text of some length without it')}`, secret)).toBe(
    false,
  );
});
