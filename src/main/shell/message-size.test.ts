import { expect, it } from 'vitest';
import { mostIdsPerRequest } from '../../shared/request-limits';
import { longestTaskId } from '../../shared/task-id';
import { isSmallEnough } from './message-size';

it('takes the largest message that the contract takes', () => {
  const ids = Array.from({ length: mostIdsPerRequest }, () => 'v'.repeat(longestTaskId));
  expect(isSmallEnough({ ids, mark: null })).toBe(true);
  expect(isSmallEnough(null)).toBe(true);
  expect(isSmallEnough(undefined)).toBe(true);
  expect(isSmallEnough({ bytes: new Uint8Array(200_000) })).toBe(true);
});

const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });
const ofItself: Record<string, unknown> = {};
ofItself['itself'] = ofItself;

it.each([
  ['a long list', Array.from({ length: 30_000 }, () => 1)],
  ['a list with a hole as long as memory', Object.assign([], { length: 4_000_000_000 })],
  ['many lists', Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1))],
  ['a long text', { id: 'x'.repeat(3_000_000) }],
  ['long names', { ['x'.repeat(3_000_000)]: 1 }],
  ['many names', Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`n${at}`, 1]))],
  ['a deep one', nested(20)],
  ['one that holds itself', ofItself],
  ['many bytes', new Uint8Array(3_000_000)],
  ['a map', new Map()],
])('refuses %s', (_name, message) => {
  expect(isSmallEnough(message)).toBe(false);
});
