// @ts-check
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';

// electron-builder's own validator over electron-builder.yml, the parts for other systems included.
await runMain(async () => {
  const require = createRequire(join(repositoryDirectory, 'node_modules/app-builder-lib/package.json'));
  const { validateConfiguration } = require('./out/util/config/config.js');
  const { load } = require('js-yaml');
  const text = readFileSync(join(repositoryDirectory, 'electron-builder.yml'), 'utf8');
  await validateConfiguration(load(text), { isEnabled: false, add: () => undefined });
});
