// @ts-check
import { expect, test } from 'vitest';
import { median, tableOf } from './table.mjs';

/** @param {number} wallMs */
const run = (wallMs) => ({ wallMs, cpuMs: wallMs, peakBytes: 2e6, aboveIdleBytes: 1e6 });

const series = {
  ...{ name: 'one', title: 'A series', how: 'Somehow.', peers: [] },
  bytes: (/** @type {number} */ bytes) => bytes,
  runs: (/** @type {number} */ runs) => runs,
};

/** @param {Map<string, import('./table.mjs').Row>} rows */
const speed = (rows) => (rows.get('them')?.wallMs ?? 0) / (rows.get('us')?.wallMs ?? 0);

test('the median is the middle one, or half-way between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
});

test('a goal is judged by the medians of the runs', () => {
  const runs = new Map([
    ['us', [run(1_000), run(2_000), run(50_000)]],
    ['them', [run(1_800), run(100), run(1_800)]],
  ]);
  const goals = [
    { what: 'speed', atLeast: 0.9, value: speed },
    { what: 'speed', atLeast: 0.91, value: speed },
    { what: 'speed', atMost: 0.9, value: speed },
    { what: 'speed', atMost: 0.89, value: speed },
  ];
  const table = tableOf({ series: { ...series, goals }, bytes: 2 ** 20, runs });
  expect(table.match(/0\.900 ×, (met|missed)/g)).toEqual([
    '0.900 ×, met',
    '0.900 ×, missed',
    '0.900 ×, met',
    '0.900 ×, missed',
  ]);
  expect(table).toContain('1 MiB, 3 runs each in turn');
  expect(table).toMatch(/\| us +\| +2\.00 \| +1\.00–50\.00 \|/);
});

test('what a peer does not know stays open', () => {
  const runs = new Map([['us', [run(1_000)]]]);
  expect(tableOf({ series: { ...series, goals: [] }, bytes: 2 ** 20, runs })).toMatch(/\| +– \|/);
});
