// @ts-check
import { join } from 'node:path';
import { electronVite } from './build.mjs';
import { hasDisplay, sandboxFlags } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';

await runMain(async () => {
  if (!hasDisplay()) {
    throw new Error('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).');
  }
  const electron = await prepare({ needs: ['window', 'font'], onMissing: 'warn', built: false });
  const noSandbox = sandboxFlags().length > 0 ? ['--noSandbox'] : [];
  const double = process.env['DIMILINKS_BASE_URL'] ? null : await startDouble();
  const args = [
    ...[electronVite(), 'dev', ...noSandbox, '--', ...process.argv.slice(2)],
    ...(double === null ? [] : [`--user-data-dir=${join(double.home, 'profile')}`]),
  ];
  const { code } = await runInGroup(process.execPath, args, {
    cwd: repositoryDirectory,
    env: { ...double?.env, ELECTRON_EXEC_PATH: electron.path },
  });
  await double?.demo.gateway.close();
  // The double’s connections would keep this process alive.
  process.exit(code);
});

/** Without an account there is something to work with: the demonstration’s gateway and its tasks. */
async function startDouble() {
  const { demoWorld } = await import('./demo/world.mjs');
  const double = await demoWorld();
  console.log('The gateway is the double; set DIMILINKS_BASE_URL for another. Tasks to paste:');
  for (const { id, shows } of double.demo.tasks) console.log(`  ${id.padEnd(16)} ${shows}`);
  return double;
}
