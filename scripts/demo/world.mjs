// @ts-check
import { mkdtemp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { sandboxFlags } from '../display.mjs';
import { repositoryDirectory } from '../places.mjs';

/** Starts the gateway double and names the folders and settings of a demonstration. */
export async function demoWorld() {
  const file = fileURLToPath(new URL('../../test/gateway/main.ts', import.meta.url));
  // Plain Node 20 cannot load TypeScript; Vite can, and is there for the build.
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  /** @type {import('../../test/gateway/main').Demo} */
  const demo = await module.startDemo();
  const home = await mkdtemp(join(tmpdir(), 'dimilinks-demo-'));
  const folder = join(home, 'Videos');
  await mkdir(folder);
  return {
    demo,
    home,
    folder,
    executablePath: process.env['DIMILINKS_DEMO_ELECTRON'] ?? '',
    args: [...sandboxFlags(), repositoryDirectory, `--user-data-dir=${join(home, 'profile')}`],
    env: {
      ...process.env,
      DIMILINKS_BASE_URL: demo.baseUrl,
      DIMILINKS_API_KEY: demo.key,
      DIMILINKS_DOWNLOAD_DIR: folder,
    },
  };
}
