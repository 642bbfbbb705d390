import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character';
import { partNameOf, stemOf } from './file-name';

describe('stemOf', () => {
  it.each([
    ['video_abc-1.2~x', 'video_abc-1.2~x'],
    ['a/b=c+d:e==', 'a_b=c+d_e=='],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['console', 'console'],
    ['name. . .', 'name'],
    ['../../x', '__.._x'],
    ['...', '_'],
    ['', 'result'],
    ['a#1', 'a_1'],
    ['e\u0301', '\u00e9'],
    ['a\u202eb\u0000', 'a_b_'],
  ])('makes of %j %j', (id, stem) => {
    expect(stemOf(id)).toBe(stem);
  });

  it('keeps every name short, whole and free of separators', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 300, size: 'max' }), (id) => {
        const stem = stemOf(id);
        expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(120);
        expect(stem).not.toMatch(/[/\\:<>"|?*\p{Cc}\p{Cs}]|[. ]$|^\./u);
        expect(stem).not.toBe('');
      }),
    );
  });
});

describe('partNameOf', () => {
  it('is the plain stem where nothing had to change', () => {
    expect(partNameOf('video_abc', null)).toBe('video_abc.part');
    expect(partNameOf('img_abc', 2)).toBe('img_abc#2.part');
  });

  it('is the same at every start', () => {
    expect(partNameOf('video_A/b', null)).toBe('video_A_b#0992f022b35d96.part');
  });

  it('never gives two tasks one name, also where case does not count', () => {
    const character = fc.constantFrom('a', 'A', '/', ':', '_', '1', '.', '#');
    const id = fc.string({ unit: character, minLength: 1, maxLength: 6 });
    const index = fc.option(fc.nat({ max: 12 }));
    fc.assert(
      fc.property(id, index, id, index, (a, i, b, j) => {
        fc.pre(a !== b || i !== j);
        expect(partNameOf(a, i).toLowerCase()).not.toBe(partNameOf(b, j).toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });

  it('tells ids apart that differ in case only', () => {
    const names = ['video_ab', 'video_aB', 'video_Ab'].map((id) => partNameOf(id, null));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
  });

  it('tells ids apart that a volume may take for one name, beyond ASCII too', () => {
    const alike = ['s', 'ſ', 'S', 'ss', 'ß', 'ẞ', 'i', 'ı', 'é', 'e\u0301', 'É', 'k', '\u212a'];
    const folded = alike.map((id) =>
      partNameOf(id, null).normalize('NFKC').toUpperCase().toLowerCase(),
    );
    expect(new Set(folded).size).toBe(alike.length);
  });

  it('tells long ids apart that only differ at the end', () => {
    const long = 'x'.repeat(180);
    expect(partNameOf(`${long}1`, null)).not.toBe(partNameOf(`${long}2`, null));
    expect(partNameOf(`${long}1`, null).length).toBeLessThan(160);
  });
});
