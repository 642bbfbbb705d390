import { expect, it } from 'vitest';
import { readRetryAfter } from './retry-after';

const nowMs = Date.UTC(2026, 0, 5, 12);
const date = (offsetMs: number): string => new Date(nowMs + offsetMs).toUTCString();

it.each([
  ['7', 7000],
  ['0', 0],
  ['1.5', 1500],
  ['999999999999999999999', 300_000],
  [date(90_000), 90_000],
  [date(-90_000), 0],
  [date(86_400_000), 300_000],
  ['-5', null],
  ['soon', null],
  ['', null],
  ['Mon', null],
  ['2026-01-05', null],
  [null, null],
])('%j asks for %j ms', (value, waitMs) => {
  expect(readRetryAfter(value, null, nowMs)).toBe(waitMs);
});

it.each([
  ['a day behind', date(-86_400_000)],
  ['a day ahead', date(86_400_000)],
])('a date counts from the time of the service, whose clock is %s of this one', (_, sentAt) => {
  const until = new Date(Date.parse(sentAt) + 40_000).toUTCString();
  expect(readRetryAfter(until, sentAt, nowMs)).toBe(40_000);
});

it.each([null, '', 'yesterday'])(
  'without a readable time of the service (%j), by this one',
  (sentAt) => {
    expect(readRetryAfter(date(40_000), sentAt, nowMs)).toBe(40_000);
  },
);
