// @ts-check
import { hasDisplay, sandboxFlags } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';

await runMain(async () => {
  if (!hasDisplay()) {
    throw new Error(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot ' +
        'be shown.\nTo see the app at work without one: npm run demo',
    );
  }
  const electron = await prepare({ needs: ['window', 'font'], onMissing: 'warn' });
  const args = [...sandboxFlags(), repositoryDirectory, ...process.argv.slice(2)];
  const { code } = await runInGroup(electron.path, args);
  return code;
});
