// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';

// electron-builder's own validator over electron-builder.yml, the parts for other systems included.
await runMain(async () => {
  const require = createRequire(import.meta.url);
  const library = join(
    repositoryDirectory,
    'node_modules/app-builder-lib/out/util/config/config.js',
  );
  const { getConfig, validateConfiguration } = require(library);
  const config = await getConfig(repositoryDirectory, 'electron-builder.yml', null);
  if (config.appId !== 'com.dimilinks.desktop')
    throw new Error('electron-builder.yml was not read.');
  await validateConfiguration(config, { isEnabled: false, add: () => undefined });
});
