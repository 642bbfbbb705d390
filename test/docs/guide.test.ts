import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyViewSchema, noticeCodeSchema } from '../../src/shared/app-view';
import { holdNames } from '../../src/shared/hold';
import { problemCodes } from '../../src/shared/problem';
import { taskStateSchema } from '../../src/shared/task';
import { updateOffReasons, updateTroubles } from '../../src/shared/update';
import { wordsFor } from '../../src/shared/words/words-for';

const docs = resolve(import.meta.dirname, '../../docs');
const guides = [
  { language: 'en', file: 'guide.md' },
  { language: 'zh', file: 'guide.zh-CN.md' },
] as const;
const states = taskStateSchema.options.map((option) => option.shape.name.value);
const keyTroubles = keyViewSchema.shape.trouble.unwrap().options;

describe.each(guides)('the guide $file', ({ language, file }) => {
  const text = readFileSync(join(docs, file), 'utf8');
  const words = wordsFor(language);
  const rowOf = (code: string): string =>
    text.split('\n').find((line) => line.startsWith(`| \`${code}\` `)) ?? '';

  it.each([
    ...states,
    ...problemCodes,
    ...holdNames,
    ...noticeCodeSchema.options,
    ...keyTroubles,
    ...updateOffReasons,
    ...updateTroubles,
  ])('has a row for %s', (code) => {
    const cells = rowOf(code)
      .split('|')
      .map((cell) => cell.trim());
    expect(cells.length, 'a table’s row with what it means and what to do').toBeGreaterThan(4);
    expect(cells.slice(1, -1)).not.toContain('');
  });

  it.each(problemCodes)('calls %s as the window does', (code) => {
    expect(rowOf(code)).toContain(words(`problem.${code}.title`));
  });

  it.each(holdNames)('calls %s as the window does', (name) => {
    expect(rowOf(name)).toContain(words(`hold.${name}.title`));
  });
});
