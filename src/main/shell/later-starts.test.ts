import { expect, it } from 'vitest';
import { LaterStarts } from './later-starts';

it('keeps what comes before the app is there, once and in order, and hands on what comes after', () => {
  const starts = new LaterStarts();
  starts.note('first');
  starts.note('second');
  const taken: unknown[] = [];
  starts.handTo((data) => taken.push(data));
  starts.note('third');
  expect(taken).toEqual(['first', 'second', 'third']);
});
