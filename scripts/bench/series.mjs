// @ts-check
import { aria2, curl, curlSynced, electronDl, ours, oursProfiled } from './peers.mjs';

/** @typedef {import('./peers.mjs').Peer} Peer */
/** @typedef {{ what: string, atLeast?: number, atMost?: number, value: (rows: Map<string, Row>) => number, unit?: 'MB' }} Goal */
/** @typedef {import('./table.mjs').Row} Row */

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {string} title
 * @property {string} how
 * @property {(bytes: number) => number} bytes of the file, when `--size` is this
 * @property {(runs: number) => number} runs
 * @property {Peer[]} peers in turn
 * @property {Goal[]} goals
 * @property {string} [bytesPerSecond] for each connection, as nginx writes it
 * @property {boolean} [isPaced]
 */

/** @param {Peer} peer @returns {(rows: Map<string, Row>) => number} */
const speedAgainst = (peer) => (rows) =>
  rowOf(rows, peer.name).wallMs / rowOf(rows, ours.name).wallMs;

/** @param {Map<string, Row>} rows @param {string} name */
function rowOf(rows, name) {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`There is no run of ${name}.`);
  return row;
}

const whole = (/** @type {number} */ count) => count;

/** @type {Series[]} */
export const downloadSeries = [
  {
    name: 'plain',
    title: 'Unlimited loopback',
    how: 'The server sends as fast as it can; clients, server and disk share the same cores.',
    ...{ bytes: whole, runs: whole },
    peers: [ours, curl, curlSynced, aria2(1), electronDl],
    goals: [
      { what: 'speed against curl', atLeast: 0.8, value: speedAgainst(curl) },
      { what: 'speed against electron-dl', atLeast: 1.5, value: speedAgainst(electronDl) },
      {
        what: 'CPU against curl',
        atMost: 2.5,
        value: (rows) => rowOf(rows, ours.name).cpuMs / rowOf(rows, curl.name).cpuMs,
      },
    ],
  },
  {
    name: 'paced',
    title: 'Paced at 1 Gbit/s',
    how:
      'Server and client run in a network namespace of their own, whose loopback carries 1 Gbit/s ' +
      '(tc tbf) for all connections together, so that several connections gain nothing.',
    bytes: whole,
    // The line sets the pace, so the runs differ little, and each takes long.
    runs: (runs) => Math.min(runs, 3),
    peers: [ours, curl, aria2(1), electronDl],
    goals: [{ what: 'speed against curl', atLeast: 0.99, value: speedAgainst(curl) }],
    isPaced: true,
  },
  {
    name: 'throttled',
    title: 'Throttled per connection',
    how: 'nginx gives each request 10 MiB/s (limit_rate). The file is a quarter of the size above.',
    ...{ bytes: (bytes) => Math.max(bytes / 4, 2 ** 20), runs: whole },
    peers: [ours, aria2(4)],
    goals: [{ what: 'speed against aria2c -x4', atLeast: 0.95, value: speedAgainst(aria2(4)) }],
    bytesPerSecond: '10m',
  },
  {
    name: 'memory',
    title: 'Memory with a large file',
    how: 'Unlimited loopback, one run, a file of four times the size above.',
    ...{ bytes: (bytes) => bytes * 4, runs: () => 1 },
    peers: [ours],
    goals: [
      {
        what: 'peak RSS of the main process above idle',
        atMost: 40,
        unit: 'MB',
        value: (rows) => {
          const { mainPeakBytes, mainIdleBytes } = rowOf(rows, ours.name);
          return (mainPeakBytes - mainIdleBytes) / 1e6;
        },
      },
    ],
  },
  {
    name: 'profile',
    title: 'Where the time goes',
    how: 'Unlimited loopback, one run with V8’s profiler on, which costs time itself.',
    ...{ bytes: whole, runs: () => 1 },
    peers: [oursProfiled],
    goals: [],
  },
];
