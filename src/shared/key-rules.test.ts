import { describe, expect, it } from 'vitest';
import { readKey } from './key-rules';

describe('a key', () => {
  it.each([
    [' sk-12345678\n', 'sk-12345678'],
    ['x'.repeat(1_200), 'x'.repeat(1_200)],
    ['1234567', null],
    ['x'.repeat(1_201), null],
    ['two words', null],
    ['line1line1\nX-Evil: 1', null],
    ['ключключключ', null],
    ['zero\u200bwidth', null],
    ['', null],
  ])('%j is read as %j', (text, key) => {
    expect(readKey(text)).toBe(key);
  });
});
