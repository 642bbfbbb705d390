// @ts-check
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
  const args = [electronVite(), 'dev', ...noSandbox, '--', ...process.argv.slice(2)];
  const { code } = await runInGroup(process.execPath, args, {
    cwd: repositoryDirectory,
    env: { ELECTRON_EXEC_PATH: electron.path },
  });
  return code;
});
