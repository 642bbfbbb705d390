// @ts-check
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { repositoryDirectory } from './places.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';

const checks = [
  ['types', 'typescript/bin/tsc', '-b'],
  ['types on the test runtime', 'typescript/bin/tsc', '-p', 'tsconfig.test-runtime.json'],
  ['lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0'],
  ['layers', 'dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--output-type', 'err'],
  ['dead code', 'knip/bin/knip.js'],
  [
    'words in both languages',
    'vitest/vitest.mjs',
    ...['run', 'src/shared/words', 'test/words', '--reporter=dot'],
  ],
  ['licences', './scripts/checks/licences.mjs'],
  ['reasons for dependencies', './scripts/checks/dependencies.mjs'],
  ['size', './scripts/checks/size.mjs'],
  ['packages’ configuration', './scripts/checks/builder-config.mjs'],
  ['module diagram', './scripts/checks/diagram.mjs'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn'],
];

// All of them run, so that one look shows everything that is wrong.
await runMain(async () => {
  ensureInstalled();
  const failed = [];
  for (const [name = '', script = '', ...args] of checks) {
    const isOurs = script.startsWith('./');
    const path = join(repositoryDirectory, isOurs ? '' : 'node_modules', script);
    const { code } = await runInGroup(process.execPath, [path, ...args], {
      cwd: repositoryDirectory,
    });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}`);
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? 'All checks passed.' : `FAIL: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
