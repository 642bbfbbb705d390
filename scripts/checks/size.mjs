// @ts-check
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';

/** In bytes. The whole is the promise; the parts say early which one grew. */
const budgets = [
  { what: 'out (all code that is packed)', path: 'out', limit: 6_000_000 },
  { what: 'what main reads at its start', path: 'out/main/index.js', limit: 2_000_000 },
  { what: 'what runs in the page', path: 'out/renderer', limit: 1_200_000 },
  { what: 'both preloads', path: 'out/preload', limit: 8_000 },
];

/** What only some moments need: start-up must not read it. */
const readLater = [{ what: 'electron-updater', sign: 'class AppImageUpdater' }];

await runMain(async () => {
  await ensureBuilt();
  const over = budgets
    .map((budget) => ({ ...budget, size: sizeOf(join(repositoryDirectory, budget.path)) }))
    .filter(({ size, limit }) => size > limit);
  for (const { what, size, limit } of over) {
    console.error(`${what}: ${size} bytes, ${size - limit} more than the budget of ${limit}`);
  }
  const start = readFileSync(join(repositoryDirectory, 'out/main/index.js'), 'utf8');
  const early = readLater.filter(({ sign }) => start.includes(sign));
  for (const { what } of early)
    console.error(`${what} is read at the start: import it when needed`);
  return over.length + early.length > 0 ? 1 : 0;
});

/** @param {string} path @returns {number} */
function sizeOf(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
