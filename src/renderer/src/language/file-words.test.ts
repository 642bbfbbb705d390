import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../shared/words/words-for';
import { durationWords, fileWords } from './file-words';
import { formatsFor } from './formats';

const english = { words: wordsFor('en'), formats: formatsFor('en') };
const chinese = { words: wordsFor('zh'), formats: formatsFor('zh') };
const file = {
  name: 'a.mp4',
  folder: '/v',
  bytes: 40e6,
  sha256: '0'.repeat(64),
  mime: 'video/mp4',
};

describe('what is said of a file', () => {
  it.each([
    [{ width: 1080, height: 1920, durationMs: 10_010 }, '40 MB · 1080×1920 · 10 s'],
    [{ width: 256, height: 256, durationMs: null }, '40 MB · 256×256'],
    [{ width: 256, height: null, durationMs: null }, '40 MB'],
    [null, '40 MB'],
  ])('%o', (facts, text) => {
    expect(fileWords({ ...file, facts }, english)).toBe(text);
  });

  it.each([
    [400, '1 s'],
    [59_400, '59 s'],
    [59_600, '1:00'],
    [65_000, '1:05'],
    [3_605_000, '1:00:05'],
  ])('lasts %d ms', (durationMs, text) => {
    expect(durationWords(durationMs, english)).toBe(text);
  });

  it('comes in Chinese too', () => {
    expect(durationWords(10_000, chinese)).toBe('10 秒');
  });
});
