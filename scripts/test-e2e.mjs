// @ts-check
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';

// The end-to-end tests alone; arguments go to Playwright, such as `-g "a kill"`.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  const cli = join(repositoryDirectory, 'node_modules/@playwright/test/cli.js');
  const { code } = await withDisplay(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
    env: { DIMILINKS_TEST_ELECTRON: electron.path },
  });
  return code;
});
