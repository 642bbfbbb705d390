// @ts-check
import { parseArgs } from 'node:util';

export const allSeries = ['plain', 'paced', 'throttled', 'memory', 'profile'];
const units = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** @typedef {{ runs: number, bytes: number, only: string[], write: boolean }} Options */

/**
 * Reads what follows the suite's name; throws with a sentence for the person at the keyboard.
 *
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '5' },
      size: { type: 'string', default: '1GiB' },
      only: { type: 'string', default: allSeries.join(',') },
      write: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above 0.');
  const only = values.only.split(',');
  const unknown = only.find((name) => !allSeries.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes some of ${allSeries.join(', ')}.`);
  return { runs, bytes: readSize(values.size), only, write: values.write };
}

/** @param {string} text */
function readSize(text) {
  const [, count, unit] = /^(\d+)(KiB|MiB|GiB)$/.exec(text) ?? [];
  if (count === undefined) throw new Error('--size takes a size such as 64MiB or 1GiB.');
  return Number(count) * units[/** @type {keyof typeof units} */ (unit)];
}

/** @param {number} bytes */
export function sizeText(bytes) {
  return bytes % units.GiB === 0 ? `${bytes / units.GiB} GiB` : `${bytes / units.MiB} MiB`;
}
