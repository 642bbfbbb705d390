import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../test/support/any-character';
import { nameFromTemplate, nameTokens, readNameTemplate, type NameFacts } from './name-template';
import { cleanStem } from './file-stem';

const addedAtMs = new Date(2026, 10, 4, 3, 5, 9).getTime();
const facts: NameFacts = {
  ...{ id: 'video_abc', label: 'Dog on a beach', addedAtMs, kind: 'video' },
  ...{ number: 1, count: 1 },
};
const named = (template: string, more: Partial<NameFacts> = {}): string =>
  nameFromTemplate(template, { ...facts, ...more });
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe('a file name from a template', () => {
  it.each([
    ['{id}', 'video_abc'],
    ['{date} {time} {id}', '2026-11-04 03-05-09 video_abc'],
    ['{label} ({kind} {n})', 'Dog on a beach (video 1)'],
    ['my {id} film', 'my video_abc film'],
    ['a { b } {id', 'video_abc'],
    ['{id {id}', '{id video_abc'],
  ])('%j is %j', (template, name) => {
    expect(named(template)).toBe(name);
  });

  it.each([
    ['{label} {id}', 'video_abc'],
    ['{id} {label}', 'video_abc'],
    ['{id}_{label}_{date}', 'video_abc_2026-11-04'],
    ['{label}', 'result'],
  ])('%j without a label is %j: the separator goes with it', (template, name) => {
    expect(named(template, { label: ' ' })).toBe(name);
  });

  it('tells the files of one task apart, with and without a number in the template', () => {
    expect(named('{id}', { number: 2, count: 3 })).toBe('video_abc-2');
    expect(named('{n}. {id}', { number: 2, count: 3 })).toBe('2. video_abc');
    const long = { label: '长'.repeat(400), count: 12 };
    const names = [3, 11].map((number) => named('{label}{label}{label}', { ...long, number }));
    expect(new Set(names).size).toBe(2);
  });

  it.each([
    ['{label}', { label: 'con' }, '_con'],
    ['{label}', { label: '../../etc/passwd' }, '__.._etc_passwd'],
    ['{label}', { label: 'C:\\x' }, 'C__x'],
    ['nul', {}, '_nul'],
    ['.{id}', {}, '_video_abc'],
    ['{id}...', {}, 'video_abc'],
    ['{id}', { id: 'a/b=c' }, 'a_b=c'],
    ['a:{id}?', {}, 'a_video_abc_'],
  ])('%j of %j is %j: harmless on every system', (template, more, name) => {
    expect(named(template, more)).toBe(name);
  });

  it('is short, whole and one name whatever a label, an id and a template hold', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 250, size: 'max' });
    const token = fc.constantFrom(...nameTokens.map((name) => `{${name}}`));
    const template = fc.array(fc.oneof(token, fc.string({ unit: anyCharacter, maxLength: 20 })));
    fc.assert(
      fc.property(template, text, text, fc.nat({ max: 99 }), (pieces, label, id, number) => {
        const name = named(pieces.join(''), { label, id, number: number + 1, count: 100 });
        // With ` (9999)`, an extension and `.json` behind it there are 255 at most.
        expect(bytesOf(name)).toBeLessThanOrEqual(204);
        expect(name).not.toMatch(/[/\\:<>"|?*#\p{Cc}\p{Cs}]|[. ]$|^[. ]/u);
        expect(name).not.toMatch(/^(con|nul|aux|prn)(\.|$)/i);
        expect(name).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a template', () => {
  it.each([
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    ['x'.repeat(201), 'too-long', ''],
    ['{date}/{id}', 'separator', '/'],
    ['{date}\\{id}', 'separator', '\\'],
    ['{id} {title}', 'unknown-token', '{title}'],
    ['{}', 'unknown-token', '{}'],
    ['{ID}', 'unknown-token', '{ID}'],
  ])('%j is refused: %s', (template, why, subject) => {
    expect(readNameTemplate(template)).toEqual({ ok: false, why, subject });
  });

  it('takes each token that is offered', () => {
    for (const token of nameTokens) expect(readNameTemplate(`{${token}}`).ok).toBe(true);
  });
});

describe('a clean stem', () => {
  it('loses a tail that the cut of a reserved name uncovers', () => {
    expect(cleanStem(`con.${'a'.repeat(4)} b`, 9)).toBe('_con.aaaa');
  });
});
