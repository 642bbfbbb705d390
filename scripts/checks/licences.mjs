// @ts-check
import { ensureBuilt } from '../build.mjs';
import { shippedPackagesOfBuild } from '../package/bundled-packages.mjs';
import { runMain } from '../run-main.mjs';

const allowed = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'],
]);
// Its text names several licences joined by words; each choice here was read.
const readByHand = new Map([['argparse', 'Python-2.0']]);

// What is inside the app may only have licences that allow it to be given on with a notice.
await runMain(async () => {
  await ensureBuilt();
  const packages = shippedPackagesOfBuild();
  const refused = packages.filter(
    ({ name, licence }) => !allowed.has(licence) && readByHand.get(name) !== licence,
  );
  for (const { name, version, licence } of refused) console.error(`${name} ${version}: ${licence}`);
  return refused.length > 0 ? 1 : 0;
});
