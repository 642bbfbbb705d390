// @ts-check
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';

// The attacks alone: what `npm test` runs of test/security, plus the unit tests of what they attack.
// DIMILINKS_SEED repeats a run of the fuzzed messages.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  const bin = (/** @type {string} */ path) => join(repositoryDirectory, 'node_modules', path);
  const unit = await runInGroup(process.execPath, [
    bin('vitest/vitest.mjs'),
    'run',
    'test/security',
    'src/main/shell',
    'src/main/adapters/keychain',
    'src/main/adapters/redact',
    'src/main/adapters/file-log',
    'src/main/core/key-custody',
  ]);
  const e2e = await withDisplay(
    process.execPath,
    [bin('@playwright/test/cli.js'), 'test', 'test/security', ...process.argv.slice(2)],
    { env: { DIMILINKS_TEST_ELECTRON: electron.path } },
  );
  return unit.code || e2e.code;
});
