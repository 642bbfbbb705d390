// @ts-check
import { expect, test } from 'vitest';
import { isSatisfied } from './ensure-installed.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  },
};

test('what is installed in the locked versions satisfies the lockfile', () => {
  expect(isSatisfied(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(
    true,
  );
});

test('another version or a missing package does not', () => {
  expect(isSatisfied(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(
    false,
  );
  expect(isSatisfied(wanted, { packages: {} })).toBe(false);
});

test('an optional package may be absent but not in another version', () => {
  const zod = { version: '4.6.7' };
  const stale = { version: '0.9.0' };
  expect(
    isSatisfied(wanted, {
      packages: { 'node_modules/zod': zod, 'node_modules/other-system': stale },
    }),
  ).toBe(false);
});
