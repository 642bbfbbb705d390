import { expect, it } from 'vitest';
import { isOwnFrame, type SenderFrame } from './own-frame';

const page = { origin: 'app://page', path: '/index.html' };
const frame = (rest: Partial<SenderFrame> = {}): SenderFrame => ({
  url: 'app://page/index.html',
  origin: 'app://page',
  parent: null,
  ...rest,
});

it('takes the main frame with the own document, whatever its fragment', () => {
  const main = frame({ url: 'app://page/index.html#settings' });
  expect(isOwnFrame(main, main, page)).toBe(true);
});

it('refuses a frame that is gone, another frame, and a window that is gone', () => {
  expect(isOwnFrame(null, frame(), page)).toBe(false);
  expect(isOwnFrame(frame(), frame(), page)).toBe(false);
  expect(isOwnFrame(frame(), undefined, page)).toBe(false);
});

it.each([
  { parent: frame() },
  { url: 'app://page/other.html' },
  { url: 'app://page/index.html.evil' },
  { url: 'about:blank' },
  { url: 'https://page/index.html' },
  { origin: 'null' },
  { origin: 'app://key' },
])('refuses the main frame with %o', (rest) => {
  const main = frame(rest);
  expect(isOwnFrame(main, main, page)).toBe(false);
});
