// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { shippedPackagesOfBuild } from '../package/bundled-packages.mjs';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';

/** @param {string} path */
const read = (path) => readFileSync(join(repositoryDirectory, path), 'utf8');

// Each package that we chose, and that is inside the app, has its reason in docs/dependencies.md; nothing
// stands there that package.json does not name.
await runMain(async () => {
  await ensureBuilt();
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const chosen = new Set(Object.keys({ ...dependencies, ...devDependencies }));
  const rows = read('docs/dependencies.md').matchAll(/^\| (`[^|]+) +\| *(\S[^|]*)\|$/gm);
  const explained = new Set(
    [...rows].flatMap(([, names = '']) =>
      [...names.replace(/\(.*?\)/g, '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ),
  );
  const shipped = shippedPackagesOfBuild().map(({ name }) =>
    name === '@github/keytar' ? 'keytar' : name,
  );
  const unexplained = shipped.filter((name) => chosen.has(name) && !explained.has(name));
  const unknown = [...explained].filter((name) => !chosen.has(name));
  for (const name of unexplained) console.error(`docs/dependencies.md does not say why: ${name}`);
  for (const name of unknown)
    console.error(`docs/dependencies.md names what is not there: ${name}`);
  return unexplained.length + unknown.length > 0 ? 1 : 0;
});
