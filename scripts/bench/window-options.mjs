// @ts-check
import { parseArgs } from 'node:util';

const windowParts = ['start', 'scroll', 'pauses'];

/** @typedef {{ runs: number, rows: number, only: string[], write: boolean }} WindowOptions */

/**
 * Reads what follows `window`; throws with a sentence for the person at the keyboard.
 *
 * @param {string[]} args
 * @returns {WindowOptions}
 */
export function readWindowOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '5' },
      rows: { type: 'string', default: '10000' },
      only: { type: 'string', default: windowParts.join(',') },
      write: { type: 'boolean', default: false },
    },
  });
  const [runs, rows] = [Number(values.runs), Number(values.rows)];
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above 0.');
  if (!Number.isInteger(rows) || rows < 200 || rows > 10_000)
    throw new Error('--rows takes a whole number from 200 to 10000.');
  const only = values.only.split(',');
  const unknown = only.find((name) => !windowParts.includes(name));
  if (unknown !== undefined)
    throw new Error(`--only takes some of ${windowParts.join(',')}, not "${unknown}".`);
  return { runs: only.includes('start') ? runs : 0, rows, only, write: values.write };
}
