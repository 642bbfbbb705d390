import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../../shared/words/words-for';
import { formatsFor } from '../../language/formats';
import { usualText } from './usual-text';

const tools = { words: wordsFor('en'), formats: formatsFor('en') };

describe('the words of a usual time', () => {
  it.each([
    [130_000, 250_000, 'usually 2 to 4 min'],
    [121_000, 140_000, 'usually about 2 min'],
    [41_000, 130_000, 'usually 40 s to 2 min'],
    [11_000, 24_000, 'usually 10 to 25 s'],
    [300, 900, 'usually about 5 s'],
  ])('from %i to %i ms', (fromMs, toMs, text) => {
    expect(usualText({ fromMs, toMs }, tools)).toBe(text);
  });
});
