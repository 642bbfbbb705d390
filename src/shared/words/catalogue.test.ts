import { describe, expect, it } from 'vitest';
import { holdNames } from '../hold';
import { problemCodes } from '../problem';
import { catalogue } from './catalogue';
import { wordsFor } from './words-for';

type Texts = Map<string, string>;

function textsOf(tree: object, prefix = ''): Texts {
  const texts: Texts = new Map();
  for (const [name, value] of Object.entries<unknown>({ ...tree })) {
    if (typeof value === 'string') texts.set(prefix + name, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, text] of textsOf(value, `${prefix}${name}.`)) texts.set(key, text);
  }
  return texts;
}

const en = textsOf(catalogue.en);
const zh = textsOf(catalogue.zh);
const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it('have the same keys; only English has a form for one', () => {
    const withoutOne = [...en.keys()].filter((key) => !key.endsWith('_one'));
    expect([...zh.keys()].sort()).toEqual(withoutOne.sort());
  });

  it('have a plural form for many wherever there is one for one', () => {
    const ones = [...en.keys()].filter((key) => key.endsWith('_one'));
    for (const key of ones) expect([...en.keys()]).toContain(key.replace(/_one$/, '_other'));
  });

  it('have a form for one wherever English has one for many', () => {
    const many = [...en.keys()].filter((key) => key.endsWith('_other'));
    for (const key of many) expect([...en.keys()]).toContain(key.replace(/_other$/, '_one'));
  });

  it('write every count with the digits of its language', () => {
    for (const text of [...en.values(), ...zh.values()]) expect(text).not.toMatch(/\{\{count\}\}/);
  });

  it('leave nothing in English but names', () => {
    const untranslated = [...zh].filter(([, text]) => {
      const letters = text.replace(/\{\{.*?\}\}/gu, '').replace(/[^\p{L}]/gu, '');
      return letters !== '' && !/\p{Script=Han}/u.test(letters);
    });
    expect(untranslated.map(([key]) => key).sort()).toEqual([
      'page.product',
      'settings.languageEnglish',
      'settings.speedLimitUnit',
      'settings.versions',
      'window.title',
    ]);
  });

  it('use Chinese punctuation between Chinese characters, and space around Latin words', () => {
    const words = [...zh].map(([key, text]) => [key, text.replace(/\{\{.*?\}\}/gu, '')] as const);
    const odd = words.filter(([, text]) =>
      /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(
        text,
      ),
    );
    expect(odd.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it.each([...zh.keys()])('%s takes the same values in both languages', (key) => {
    expect(placeholdersOf(zh.get(key) ?? '')).toEqual(placeholdersOf(en.get(key) ?? ''));
  });

  it('hold no empty text and no stray white space', () => {
    for (const text of [...en.values(), ...zh.values()]) {
      expect(text).not.toBe('');
      expect(text).toBe(text.trim());
    }
  });

  it('tell every problem and every hold whole', () => {
    const endings = [...problemCodes, 'timed-out', 'not-found'];
    const wanted = [
      ...endings.flatMap((code) =>
        ['title', 'what', 'todo'].map((part) => `problem.${code}.${part}`),
      ),
      ...holdNames.flatMap((name) =>
        ['title', 'what', 'button'].map((part) => `hold.${name}.${part}`),
      ),
    ];
    for (const key of wanted) expect([...zh.keys()]).toContain(key);
  });
});

describe('the words of a language', () => {
  it('pick the plural form and group digits', () => {
    expect(wordsFor('en')('paste.found', { count: 1 })).toBe('1 ID');
    expect(wordsFor('en')('paste.found', { count: 10_000 })).toBe('10,000 IDs');
    expect(wordsFor('zh')('paste.found', { count: 1 })).toBe('1 个 ID');
  });

  it('leave what a value says as it is', () => {
    const name = '<b>$t(menu.quit) {{id}} & co</b>.mp4';
    expect(wordsFor('en')('notify.savedTitle', { name })).toBe(`${name} is saved`);
  });
});
