// @ts-check
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';
import { totalsOf, totalsLine } from './test-totals.mjs';
import { runWindowTests } from './window-tests/run-window-tests.mjs';

const results = join(repositoryDirectory, 'test-results');
const bin = (/** @type {string} */ path) => join(repositoryDirectory, 'node_modules', path);

/** @param {string} name */
async function report(name) {
  try {
    return JSON.parse(await readFile(join(results, name), 'utf8'));
  } catch {
    return null;
  }
}

// Everything a change must pass: checks, unit and contract tests, then the real app in real windows.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  await rm(results, { recursive: true, force: true });
  const node = process.execPath;
  const check = await runInGroup(node, [join(repositoryDirectory, 'scripts/check.mjs')]);
  const unit = await runInGroup(node, [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'unit.json')}`,
  ]);
  const e2e = await runWindowTests({ executable: electron.path, timeoutMs: 45 * 60_000 });
  const totals = totalsOf({
    checkPassed: check.code === 0,
    unit: await report('unit.json'),
    e2e: e2e.reports,
  });
  for (const reason of totals.skips) console.log(`skipped: ${reason}`);
  console.log(`Electron ${electron.version} (${electron.origin})`);
  console.log(totalsLine(totals));
  return check.code || unit.code || e2e.code || (totals.failed > 0 ? 1 : 0);
});
