import { expect, it } from 'vitest';
import type { AnswerHead } from './answer-body';
import { restOf } from './resume';

const validator = { etag: '"e"', lastModified: null };
const answerWith = (contentRange: string): AnswerHead => ({
  status: 206,
  header: (name) => (name === 'content-range' ? contentRange : null),
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
