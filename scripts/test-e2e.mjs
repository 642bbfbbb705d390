// @ts-check
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';
import { runWindowTests } from './window-tests/run-window-tests.mjs';

// The end-to-end tests alone; arguments go to Playwright, such as `-g "a kill"`.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  const args = process.argv.slice(2);
  return (await runWindowTests({ executable: electron.path, args })).code;
});
