// @ts-check
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';
import { runWindowTests } from './window-tests/run-window-tests.mjs';

// The long proof: 200 random kills by default. DIMILINKS_SEED repeats a run.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  const env = {
    DIMILINKS_KILLS: process.env['DIMILINKS_KILLS'] ?? '200',
    DIMILINKS_SEED: process.env['DIMILINKS_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31)),
  };
  return (await runWindowTests({ executable: electron.path, args: ['test/crash'], env })).code;
});
