// @ts-check
// Starts the double from plain Node, which cannot load TypeScript by itself before version 22.
import { runnerImport } from 'vite';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('main.ts', import.meta.url));
/** @type {{ module: typeof import('./main') }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
await module.main();
