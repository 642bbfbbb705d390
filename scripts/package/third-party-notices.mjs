// @ts-check

/**
 * The licences of what the app contains, as one text that is shipped with it.
 *
 * @param {readonly import('./bundled-packages.mjs').ShippedPackage[]} packages
 */
export function thirdPartyNotices(packages) {
  const parts = packages.map(({ name, version, licence, text }) =>
    [`${name} ${version} (${licence})`, '', text ?? `Licence: ${licence}`].join('\n'),
  );
  const head = 'DimiLinks Desktop contains the following packages.';
  return `${[head, ...parts].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
