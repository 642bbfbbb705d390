import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/shared/words/catalogue';

const source = resolve(import.meta.dirname, '../../src');

/** Names of texts as the code asks for them: written out, or with a part that is filled in. */
function namesAskedFor(): { readonly exact: ReadonlySet<string>; readonly patterns: RegExp[] } {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    const isCode = /\.tsx?$/u.test(path) && !/\.test\.tsx?$/u.test(path);
    if (!isCode || path.includes(join('shared', 'words'))) continue;
    const text = readFileSync(join(source, path), 'utf8');
    for (const [, name = ''] of text.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/gu)) exact.add(name);
    for (const [, template = ''] of text.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`\s]*)`/gu)) {
      const pattern = template
        .split(/\$\{[^}]*\}/u)
        .map((part) => part.replaceAll('.', String.raw`\.`))
        .join(String.raw`[\w-]+`);
      patterns.push(new RegExp(`^${pattern}$`, 'u'));
    }
  }
  // The key window takes its group of words straight from the catalogue.
  const form = readFileSync(join(source, 'renderer/key/key-form.ts'), 'utf8');
  for (const [, name = ''] of form.matchAll(/\bwords\.(\w+)/gu)) {
    exact.add(`keyWindow.${name}`).add(`proxyWindow.${name}`);
  }
  return { exact, patterns };
}

function namesIn(tree: object, prefix = ''): string[] {
  return Object.entries<unknown>({ ...tree }).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? namesIn(value, `${prefix}${name}.`)
      : [(prefix + name).replace(/_(?:one|other)$/u, '')],
  );
}

describe('the catalogue', () => {
  it('holds no text that nobody asks for', () => {
    const { exact, patterns } = namesAskedFor();
    const isAsked = (name: string): boolean =>
      exact.has(name) || patterns.some((pattern) => pattern.test(name));
    expect(new Set(namesIn(catalogue.en).filter((name) => !isAsked(name)))).toEqual(new Set());
  });
});
