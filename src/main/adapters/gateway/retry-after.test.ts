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
  expect(readRetryAfter(value, nowMs)).toBe(waitMs);
});
