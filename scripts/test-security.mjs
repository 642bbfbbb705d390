// @ts-check
import { join } from 'node:path';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';
import { runWindowTests } from './window-tests/run-window-tests.mjs';

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
  const args = ['test/security', ...process.argv.slice(2)];
  const e2e = await runWindowTests({ executable: electron.path, args });
  return unit.code || e2e.code;
});
