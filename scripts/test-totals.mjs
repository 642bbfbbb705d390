// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number, skips: string[] }} Totals */

/**
 * Adds up what the parts of a test run report. A part without a report counts as one failure.
 *
 * @param {{ checkPassed: boolean, unit: any, e2e: any[] }} reports as vitest and Playwright write them
 * @returns {Totals}
 */
export function totalsOf({ checkPassed, unit, e2e }) {
  const totals = { passed: 0, failed: 0, skipped: 0, /** @type {string[]} */ skips: [] };
  if (checkPassed) totals.passed += 1;
  else totals.failed += 1;
  addUnit(totals, unit);
  for (const part of e2e) addE2e(totals, part);
  return totals;
}

/** @param {Totals} totals @param {any} unit */
function addUnit(totals, unit) {
  if (unit === null) {
    totals.failed += 1;
    return;
  }
  totals.passed += unit.numPassedTests;
  totals.failed += unit.numFailedTests;
  for (const file of unit.testResults) {
    // A file that cannot be loaded has no tests to count.
    if (file.status === 'failed' && file.assertionResults.length === 0) totals.failed += 1;
    for (const each of file.assertionResults) {
      // Begun or waiting when its process died: nobody left it out.
      if (each.status === 'pending') totals.failed += 1;
      if (!['skipped', 'todo'].includes(each.status)) continue;
      totals.skipped += 1;
      totals.skips.push(each.fullName);
    }
  }
}

/** @param {Totals} totals @param {any} e2e */
function addE2e(totals, e2e) {
  if (e2e === null) {
    totals.failed += 1;
    return;
  }
  totals.passed += e2e.stats.expected;
  totals.failed += e2e.stats.unexpected + e2e.stats.flaky + e2e.errors.length;
  totals.skipped += e2e.stats.skipped;
  const visit = (/** @type {any} */ suite) => {
    for (const spec of suite.specs ?? []) {
      for (const each of spec.tests) {
        if (each.status !== 'skipped') continue;
        const why = each.annotations.map((/** @type {any} */ note) => note.description).join('; ');
        totals.skips.push(`${spec.title}: ${why || 'no reason given'}`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of e2e.suites) visit(suite);
}

/** @param {Totals} totals */
export function totalsLine({ passed, failed, skipped }) {
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${skips}`;
}
