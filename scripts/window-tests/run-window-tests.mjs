// @ts-check
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withDisplay } from '../display.mjs';
import { repositoryDirectory } from '../places.mjs';
import { runInGroup } from '../process-group.mjs';
import { placeForNobody, whyNotAsNobody } from './nobody.mjs';

const results = join(repositoryDirectory, 'test-results');
const cli = 'node_modules/@playwright/test/cli.js';

/** @typedef {{ executable: string, args: string[], env?: NodeJS.ProcessEnv, deadlineMs: number }} Run */

/**
 * Runs Playwright's tests. Where root starts them, those of test/security run as `nobody`, with Chromium's
 * sandbox on, and the others, some of which mount disks, as root; each part has a report of its own. Says which it was.
 *
 * @param {object} options
 * @param {string} options.executable Electron's path
 * @param {string[]} [options.args] for Playwright
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.timeoutMs] for all of it
 * @returns {Promise<{ code: number, reports: any[] }>} a report is null when a part ended without one
 */
export async function runWindowTests({ executable, args = [], env = {}, timeoutMs = 45 * 60_000 }) {
  const run = { executable, args, env, deadlineMs: Date.now() + timeoutMs };
  const reason = process.getuid?.() === 0 ? whyNotAsNobody() : null;
  const parts = process.getuid?.() === 0 && reason === null ? [nobodyPart, rootPart] : [onePart];
  console.error(sandboxLine(reason));
  const codes = [];
  const reports = [];
  for (const part of parts) {
    const { name, code } = await part(run);
    codes.push(code);
    reports.push(await reportOf(name));
  }
  const hasTests = reports.some((report) => report === null || countOf(report) > 0);
  if (!hasTests) console.error('No tests found.');
  return { code: codes.find((code) => code !== 0) ?? (hasTests ? 0 : 1), reports };
}

/** @param {string | null} reason */
function sandboxLine(reason) {
  if (process.getuid?.() !== 0) return 'Window tests: Chromium’s sandbox is on.';
  if (reason === null)
    return 'Window tests: test/security as nobody, with Chromium’s sandbox; the others as root, without.';
  return `Window tests: as root, Chromium’s sandbox is off (${reason}).`;
}

/** @param {Run} run */
async function nobodyPart({ executable, args, env, deadlineMs }) {
  const name = 'nobody';
  const folder = await emptied(name);
  const place = await placeForNobody({
    ...{ repository: repositoryDirectory, electron: dirname(executable) },
    ...{ node: dirname(process.execPath), results: folder },
  });
  try {
    const node = join(place.base, 'node', basename(process.execPath));
    const { code } = await runInGroup(...place.enter([node, cli, 'test', ...args, passes]), {
      env: {
        ...env,
        ...place.env,
        DIMILINKS_TEST_ELECTRON: join(place.base, 'electron', basename(executable)),
        DIMILINKS_TEST_RESULTS: join(place.base, 'results'),
        DIMILINKS_TEST_PART: name,
      },
      timeoutMs: left(deadlineMs),
    });
    return { name, code };
  } finally {
    await place.end();
  }
}

/** @param {Run} run */
const rootPart = (run) => ownPart(run, 'root');
/** @param {Run} run */
const onePart = (run) => ownPart(run, 'all');

/** @param {Run} run @param {'root' | 'all'} name */
async function ownPart({ executable, args, env, deadlineMs }, name) {
  const { code } = await withDisplay(process.execPath, [cli, 'test', ...args, passes], {
    cwd: repositoryDirectory,
    env: {
      ...env,
      DIMILINKS_TEST_ELECTRON: executable,
      DIMILINKS_TEST_RESULTS: await emptied(name),
      DIMILINKS_TEST_PART: name,
    },
    timeoutMs: left(deadlineMs),
  });
  return { name, code };
}

/** A part may have none of the tests that were asked for. */
const passes = '--pass-with-no-tests';

/** @param {string} name */
async function emptied(name) {
  const folder = join(results, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** @param {string} name */
async function reportOf(name) {
  try {
    return JSON.parse(await readFile(join(results, name, 'e2e.json'), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {any} report */
const countOf = ({ stats, errors }) =>
  stats.expected + stats.unexpected + stats.flaky + stats.skipped + errors.length;

/** @param {number} deadlineMs */
const left = (deadlineMs) => Math.max(1, deadlineMs - Date.now());
