// @ts-check
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';

// The long proof: 200 random kills by default. DIMILINKS_SEED repeats a run.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'tests'] });
  const cli = join(repositoryDirectory, 'node_modules/@playwright/test/cli.js');
  const env = {
    DIMILINKS_TEST_ELECTRON: electron.path,
    DIMILINKS_KILLS: process.env['DIMILINKS_KILLS'] ?? '200',
    DIMILINKS_SEED: process.env['DIMILINKS_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31)),
  };
  const args = [cli, 'test', 'test/crash'];
  return (await withDisplay(process.execPath, args, { env })).code;
});
