import { describe, expect, it } from 'vitest';
import { isHome, movedBase, readPlace, RedirectChain } from './redirects';

const base = new URL('https://gate.test/v1');
const local = new URL('http://127.0.0.1:9000/v1');

describe('readPlace', () => {
  it.each([
    ['https://cdn.test/x?y=1#z', 'https://cdn.test/x?y=1'],
    ['/p/img/1', 'https://gate.test/p/img/1'],
    ['../x', 'https://gate.test/x'],
    ['//cdn.test/x', 'https://cdn.test/x'],
  ])('%s leads to %s', (link, to) => {
    const place = readPlace(link, base, base);
    expect(place.ok && place.url.href).toBe(to);
  });

  it.each([
    ['http://gate.test/x', 'not-encrypted'],
    ['http://127.0.0.1/x', 'not-encrypted'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://x/y', 'scheme'],
    ['javascript:1', 'scheme'],
    ['https://u:p@cdn.test/', 'has-userinfo'],
    ['https://', 'not-a-url'],
  ])('%s is refused: %s', (link, reason) => {
    expect(readPlace(link, base, base)).toEqual({ ok: false, reason });
  });

  it('allows plain http on this machine when the gateway is there, too', () => {
    expect(readPlace('http://localhost:1/x', local, local).ok).toBe(true);
    expect(readPlace('http://cdn.test/x', local, local).ok).toBe(false);
  });
});

describe('RedirectChain', () => {
  it('refuses loops, long chains and a way back to plain http', () => {
    const loop = new RedirectChain(new URL('https://gate.test/a'), base);
    expect(loop.follow('/b').ok).toBe(true);
    expect(loop.follow('/a#other')).toEqual({ ok: false, reason: 'loop' });
    const long = new RedirectChain(new URL('https://gate.test/0'), base);
    for (let n = 1; n <= 10; n += 1) expect(long.follow(`/${String(n)}`).ok).toBe(true);
    expect(long.follow('/11')).toEqual({ ok: false, reason: 'too-many' });
    const down = new RedirectChain(new URL('https://cdn.test/'), local);
    expect(down.follow('http://127.0.0.1:1/')).toEqual({ ok: false, reason: 'not-encrypted' });
    expect(long.follow(null)).toEqual({ ok: false, reason: 'no-location' });
  });
});

it.each([
  ['https://gate.test/x', true],
  ['https://gate.test:443/x', true],
  ['http://gate.test/x', false],
  ['https://gate.test:8443/x', false],
  ['https://www.gate.test/x', false],
  ['https://gate.test.evil/x', false],
])('%s is home: %s', (url, isIt) => {
  expect(isHome(new URL(url), base)).toBe(isIt);
});

it.each([
  ['https://new.test/v1/tasks/a', 'https://new.test/v1'],
  ['https://new.test/api/v2/tasks/a?x=1', 'https://new.test/api/v2'],
  ['https://new.test/tasks/a', 'https://new.test'],
  ['https://new.test/welcome', 'https://new.test'],
])('%s has the base %s', (to, expected) => {
  expect(movedBase(new URL(to), new URL('https://gate.test/v1/tasks/a'), base)).toBe(expected);
});
