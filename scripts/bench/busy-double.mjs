// @ts-check
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// The double in a process of its own, so that its work is not counted as the app's.
const file = fileURLToPath(new URL('../../test/bench/busy-double.ts', import.meta.url));
/** @type {{ module: typeof import('../../test/bench/busy-double') }} */
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
const double = await module.startBusyDouble(Number(process.argv[2]));
process.on('message', () => process.send?.(double.figures()));
process.once('disconnect', () => void double.close());
process.send?.({ baseUrl: double.baseUrl });
