// @ts-check
import { fileURLToPath } from 'node:url';
import { withDisplay } from './display.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';

// Takes the pictures in docs/screenshots: each view in both languages and both themes, and the animation.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'font', 'screen', 'pictures'] });
  const session = fileURLToPath(new URL('./demo/screenshots.mjs', import.meta.url));
  const env = { DIMILINKS_DEMO_ELECTRON: electron.path };
  return (await withDisplay(process.execPath, [session, ...process.argv.slice(2)], { env })).code;
});
