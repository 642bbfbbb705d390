import { expect, it } from 'vitest';
import type { AnswerHead } from './answer-body';
import { restOf } from './resume';

const validator = { etag: '"e"', lastModified: null };
const answerWith = (contentRange: string, etag: string | null = null): AnswerHead => ({
  status: 206,
  header: (name) => (name === 'content-range' ? contentRange : name === 'etag' ? etag : null),
});
const read = (contentRange: string): number | null | undefined =>
  restOf(answerWith(contentRange), { offset: 5, until: null, totalBytes: null, validator })
    ?.totalBytes;

it.each([
  ['a total', 'bytes 5-9/10', 10],
  ['no total', 'bytes 5-9/*', null],
  ['a total past every number', `bytes 5-9/${'9'.repeat(400)}`, undefined],
  ['an end past what a number holds', `bytes 5-${'9'.repeat(16)}/*`, undefined],
])('reads a range with %s', (_, contentRange, totalBytes) => {
  expect(read(contentRange)).toBe(totalBytes);
});

it.each([
  ['does not say the total again', 'bytes 5-9/*', null, true],
  ['goes past the total that is known', 'bytes 5-10/*', null, false],
  ['says another total', 'bytes 5-9/11', null, false],
  ['bears the same tag, called weak on the way', 'bytes 5-9/10', 'W/"e"', true],
  ['bears another tag, though a weak one', 'bytes 5-9/10', 'W/"f"', false],
])('goes on with an answer that %s: %s, %s: %s', (_, contentRange, etag, isTaken) => {
  const resume = { offset: 5, until: null, totalBytes: 10, validator };
  const stretch = restOf(answerWith(contentRange, etag), resume);
  expect(stretch !== null).toBe(isTaken);
  if (isTaken) expect(stretch?.validator).toEqual(validator);
});
