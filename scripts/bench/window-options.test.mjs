// @ts-check
import { expect, test } from 'vitest';
import { readWindowOptions } from './window-options.mjs';

test('without options everything is measured with 10,000 rows', () => {
  const only = ['start', 'scroll', 'pauses'];
  expect(readWindowOptions([])).toEqual({ runs: 5, rows: 10_000, only, write: false });
});

test('without the starts none is run', () => {
  expect(readWindowOptions(['--only=scroll', '--rows=500'])).toMatchObject({ runs: 0, rows: 500 });
});

test.each(['--runs=0', '--rows=10', '--rows=many', '--only=stop'])(
  '%s is refused in words',
  (option) => {
    expect(() => readWindowOptions([option])).toThrow(/takes/);
  },
);
