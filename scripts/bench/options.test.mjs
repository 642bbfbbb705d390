// @ts-check
import { expect, test } from 'vitest';
import { allSeries, readOptions, sizeText } from './options.mjs';

test('without options everything is measured five times with 1 GiB', () => {
  expect(readOptions([])).toEqual({ runs: 5, bytes: 2 ** 30, only: allSeries, write: false });
});

test('a quick look says its size, its runs and its series', () => {
  const options = readOptions(['--runs=1', '--size=64MiB', '--only=plain,memory', '--write']);
  expect(options).toEqual({ runs: 1, bytes: 2 ** 26, only: ['plain', 'memory'], write: true });
});

test.each(['--runs=0', '--runs=many', '--size=1', '--size=0.5GiB', '--only=plane'])(
  '%s is refused in words',
  (option) => {
    expect(() => readOptions([option])).toThrow(/takes/);
  },
);

test('a size reads as a person would say it', () => {
  expect(sizeText(2 ** 30)).toBe('1 GiB');
  expect(sizeText(2 ** 28)).toBe('256 MiB');
});
