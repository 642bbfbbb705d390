// @ts-check
import { fileURLToPath } from 'node:url';
import { withDisplay } from './display.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';

const suites = ['downloads', 'follower', 'window'];

// The app against other programs, measured on this machine: npm run bench -- downloads [--runs=5 …]
await runMain(async () => {
  const [suite = '', ...args] = process.argv.slice(2);
  if (!suites.includes(suite)) {
    throw new Error(`Name what is to be measured: npm run bench -- ${suites.join(' | ')}`);
  }
  if (process.platform !== 'linux')
    throw new Error('The benchmark reads /proc, so it needs Linux.');
  /** @type {Parameters<typeof prepare>[0]['needs']} */
  const peers = suite === 'downloads' ? ['bench'] : [];
  const electron = await prepare({
    needs: ['window', 'font', 'screen', ...peers],
    // The others build what they need; this one starts the app itself.
    built: suite === 'window',
  });
  const run = fileURLToPath(new URL('./bench/run.mjs', import.meta.url));
  const env = {
    DIMILINKS_BENCH_ELECTRON: electron.path,
    DIMILINKS_BENCH_ELECTRON_VERSION: electron.version,
  };
  return (await withDisplay(process.execPath, [run, suite, ...args], { env })).code;
});
