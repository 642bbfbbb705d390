// @ts-check
import { expect, test } from 'vitest';
import { totalsLine, totalsOf } from './test-totals.mjs';

/** @param {string[]} statuses */
const unitReport = (...statuses) => ({
  numPassedTests: statuses.filter((status) => status === 'passed').length,
  numFailedTests: statuses.filter((status) => status === 'failed').length,
  testResults: [
    {
      status: 'passed',
      assertionResults: statuses.map((status, at) => ({ status, fullName: `test ${at}` })),
    },
  ],
});

test('a test that was left out is named', () => {
  const totals = totalsOf({ checkPassed: true, unit: unitReport('passed', 'skipped'), e2e: [] });
  expect(totalsLine(totals)).toBe('2 passed, 0 failed, 1 skipped');
  expect(totals.skips).toEqual(['test 1']);
});

test('a test whose process died before its end has failed', () => {
  const totals = totalsOf({ checkPassed: true, unit: unitReport('passed', 'pending'), e2e: [] });
  expect(totalsLine(totals)).toBe('2 passed, 1 failed');
});

test('a part without a report has failed', () => {
  const totals = totalsOf({ checkPassed: true, unit: null, e2e: [null] });
  expect(totalsLine(totals)).toBe('1 passed, 2 failed');
});
