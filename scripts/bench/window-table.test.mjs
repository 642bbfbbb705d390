// @ts-check
import { expect, test } from 'vitest';
import { windowTable } from './window-table.mjs';

const visit = (/** @type {number} */ startMs, /** @type {number} */ megabytes) => ({
  startMs: { main: 50, ready: 90, window: 120, page: 250, usable: startMs },
  ...{ mostPauseMs: 20, p99PauseMs: 5 },
  memory: { pssBytes: megabytes * 1e6, ownBytes: 90e6 },
});

/** @type {import('./window.mjs').WindowFigures} */
const figures = {
  visits: new Map([
    ['bare', [visit(300, 260), visit(340, 260), visit(320, 260)]],
    ['empty', [visit(400, 300)]],
    ['long', [visit(640, 390)]],
  ]),
  scrolls: [
    { speed: 3_000, peer: 'bare', frameMs: [16.7, 16.7] },
    // Of twenty frames, the nineteenth is the 95th of a hundred.
    { speed: 3_000, peer: 'long', frameMs: [...Array.from({ length: 19 }, () => 16.7), 50] },
  ],
  pauses: [
    { what: 'a paste of 10000', mostMs: 31.4, p99Ms: 4, listedAfterMs: 900, pageBlockedMs: 230 },
  ],
  otherCores: 0.1,
};

test('goals are held against the medians, and say by how much they are missed', () => {
  const text = windowTable(figures, 10_000);
  expect(text).toContain('start with no task ≤ 1.3 ×: **1.25 ×, met**');
  expect(text).toContain('start with 10000 tasks ≤ 1.3 ×: **2.00 ×, missed by 0.70 ×**');
  expect(text).toContain('memory with 10000 tasks ≤ 1.25 ×: **1.50 ×, missed by 0.25 ×**');
  expect(text).toContain('p95 of the frames at 3000 pixels a second ≤ 16.7 ms: **16.70 ms, met**');
  expect(text).toContain('| a paste of 10000 | 31 | 4 | 900 | 230 |');
  expect(text).toContain('blocked by a paste of 10000 ≤ 200 ms: **230.00 ms, missed by 30.00 ms**');
});
