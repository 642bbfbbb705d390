// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryDirectory } from '../places.mjs';

const start = '<!-- figures: written by `npm run bench` -->';
const end = '<!-- end of the figures -->';

/**
 * Puts the tables into docs/benchmarks.md, between its two marks.
 *
 * @param {string[]} facts
 * @param {string[]} tables
 * @param {string[]} args
 */
export async function writeFigures(facts, tables, args) {
  const path = join(repositoryDirectory, 'docs', 'benchmarks.md');
  const text = await readFile(path, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('docs/benchmarks.md has lost its marks.');
  const date = new Date().toISOString().slice(0, 10);
  const figures = [
    `Measured on ${date} with \`npm run bench -- downloads ${args.join(' ')}\`.`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...tables,
  ].join('\n\n');
  await writeFile(path, `${text.slice(0, from)}${start}\n\n${figures}\n\n${text.slice(to)}`);
}
