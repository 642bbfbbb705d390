// @ts-check
import { fileURLToPath } from 'node:url';
import { hasDisplay, withDisplay } from './display.mjs';
import { prepare } from './prepare.mjs';
import { runInGroup } from './process-group.mjs';
import { runMain } from './run-main.mjs';

// The real app does its main job against the built-in gateway double: no account, no network.
await runMain(async () => {
  const hasScreen = hasDisplay();
  const electron = await prepare({
    needs: hasScreen ? ['window', 'font'] : ['window', 'font', 'screen'],
    onMissing: hasScreen ? 'warn' : 'fail',
  });
  const session = fileURLToPath(
    new URL(hasScreen ? './demo/with-window.mjs' : './demo/without-display.mjs', import.meta.url),
  );
  const env = { DIMILINKS_DEMO_ELECTRON: electron.path };
  const run = hasScreen ? runInGroup : withDisplay;
  const { code } = await run(process.execPath, [session], {
    env,
    timeoutMs: hasScreen ? undefined : 600_000,
  });
  return code;
});
