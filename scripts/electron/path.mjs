// @ts-check
// Prints the path of the Electron executable and nothing else: scripts read this with $(…).
import { ensureInstalled } from '../ensure-installed.mjs';
import { runMain } from '../run-main.mjs';
import { electronExecutable } from './executable.mjs';

await runMain(async () => {
  ensureInstalled();
  const { path } = await electronExecutable();
  process.stdout.write(`${path}\n`);
});
