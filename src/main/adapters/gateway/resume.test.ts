import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Answer } from './answer-body';
import { restOf } from './resume';

const validator = { etag: '"e"', lastModified: null };
const answerWith = (contentRange: string): Answer => ({
  status: 206,
  header: (name) => (name === 'content-range' ? contentRange : null),
  body: Readable.from([]),
});
const read = (contentRange: string): number | null | undefined =>
  restOf(answerWith(contentRange), { offset: 5, totalBytes: null, validator })?.totalBytes;

it.each([
  ['bytes 5-9/10', 10],
  ['bytes 5-9/*', null],
  [`bytes 5-9/${'9'.repeat(400)}`, undefined],
  [`bytes 5-${'9'.repeat(16)}/*`, undefined],
])('reads the total of %s', (contentRange, totalBytes) => {
  expect(read(contentRange)).toBe(totalBytes);
});
