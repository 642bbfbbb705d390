// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryDirectory } from '../places.mjs';

const marks = {
  downloads: ['<!-- figures: written by `npm run bench` -->', '<!-- end of the figures -->'],
  follower: [
    '<!-- figures of the follower: written by `npm run bench` -->',
    '<!-- end of the figures of the follower -->',
  ],
  window: [
    '<!-- figures of the window: written by `npm run bench` -->',
    '<!-- end of the figures of the window -->',
  ],
};

/**
 * Puts the tables into docs/benchmarks.md, between the suite's two marks.
 *
 * @param {keyof typeof marks} suite
 * @param {string[]} facts
 * @param {string[]} tables
 * @param {string[]} args
 */
export async function writeFigures(suite, facts, tables, args) {
  const [start = '', end = ''] = marks[suite];
  const path = join(repositoryDirectory, 'docs', 'benchmarks.md');
  const text = await readFile(path, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('docs/benchmarks.md has lost its marks.');
  const date = new Date().toISOString().slice(0, 10);
  const figures = [
    `Measured on ${date} with \`npm run bench -- ${[suite, ...args].join(' ')}\`.`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...tables,
  ].join('\n\n');
  await writeFile(path, `${text.slice(0, from)}${start}\n\n${figures}\n\n${text.slice(to)}`);
}
