// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { sandboxFlags } from '../display.mjs';
import { besideOthers } from './machine.mjs';
import { measureElectron } from './measure.mjs';

/** @typedef {{ tasks: number, seconds: number, write: boolean }} FollowerOptions */
/** @typedef {import('./measure.mjs').Run} Run */
/** @typedef {import('../../test/bench/busy-double').LookFigures} LookFigures */
/** @typedef {{ name: string, run: Run, looks: LookFigures, otherCores: number }} Followed */

const entries = {
  follow: 'test/bench/follow.ts',
  'bare-loop': 'test/bench/bare-loop.ts',
  'store-worker': 'src/main/store-worker.ts',
  'fingerprint-worker': 'src/main/fingerprint-worker.ts',
};

/**
 * @param {string[]} args
 * @returns {FollowerOptions}
 */
export function readFollowerOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      tasks: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '120' },
      write: { type: 'boolean', default: false },
    },
  });
  const [tasks, seconds] = [Number(values.tasks), Number(values.seconds)];
  if (!Number.isInteger(tasks) || tasks < 1 || tasks > 10_000)
    throw new Error('--tasks takes a whole number from 1 to 10000.');
  if (!(seconds >= 5)) throw new Error('--seconds takes a number from 5 on.');
  return { tasks, seconds, write: values.write };
}

/**
 * Follows tasks with the app's core, then asks as often with a bare loop; answers with a table.
 *
 * @param {FollowerOptions} options
 * @param {string} electronPath
 */
export async function benchFollower(options, electronPath) {
  const file = fileURLToPath(new URL('../../test/support/build-entry.ts', import.meta.url));
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  const { buildEntries } = /** @type {any} */ (module);
  const directory = await mkdtemp(join(tmpdir(), 'dimilinks-bench-'));
  const built = await buildEntries(entries);
  await writeFile(join(built.folder, 'package.json'), '{"type":"module"}');
  /** @type {Followed[]} */
  const followed = [];
  try {
    for (const [entry, name] of [
      ['follow', 'DimiLinks Desktop'],
      ['bare-loop', 'bare undici loop'],
    ]) {
      console.error(`${name}: ${options.tasks} tasks for ${options.seconds} s …`);
      const folder = join(directory, `${entry}-files`);
      await mkdir(folder);
      const double = await startDouble(options.tasks);
      const command = [electronPath, ...sandboxFlags(), join(built.folder, `${entry}.js`)];
      const [run, otherCores] = await besideOthers(() =>
        measureElectron(command, {
          ...{ baseUrl: double.baseUrl, taskId: 'video_0', folder },
          ...{ taskCount: options.tasks, forMs: options.seconds * 1_000 },
          userData: join(directory, `${entry}-data`),
        }),
      );
      followed.push({ name: name ?? '', run, looks: await double.figures(), otherCores });
      double.end();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
    await built.remove();
  }
  return tableOf(options, followed);
}

/** @param {number} tasks */
async function startDouble(tasks) {
  const script = fileURLToPath(new URL('busy-double.mjs', import.meta.url));
  const child = fork(script, [String(tasks)]);
  const [{ baseUrl }] = await once(child, 'message');
  return {
    baseUrl: String(baseUrl),
    /** @returns {Promise<LookFigures>} */
    async figures() {
      child.send('figures');
      const [figures] = await once(child, 'message');
      return figures;
    },
    end: () => child.disconnect(),
  };
}

/**
 * @param {FollowerOptions} options
 * @param {Followed[]} followed
 */
function tableOf({ tasks, seconds }, followed) {
  /** @param {number | null | undefined} ms */
  const inSeconds = (ms) => (ms == null ? 'none twice' : `${(ms / 1_000).toFixed(1)} s`);
  const lines = followed.map(({ name, run, looks }) =>
    [
      name,
      looks.requests,
      looks.mostInOneSecond,
      looks.tasks,
      `${inSeconds(looks.shortestGapMs)} to ${inSeconds(looks.longestGapMs)}`,
      `${(((run.mainCpuMs ?? NaN) / run.wallMs) * 100).toFixed(1)} %`,
      `${run.loopDelay?.p99Ms.toFixed(1)} ms`,
      `${run.loopDelay?.mostMs.toFixed(1)} ms`,
    ].join(' | '),
  );
  const patches = followed[0]?.run.patches;
  return [
    `${tasks} tasks for ${seconds} s`,
    '',
    '| | requests | most in one second | tasks asked | gap of a task | CPU of main | timer late, p99 | latest |',
    '| - | - | - | - | - | - | - | - |',
    ...lines.map((line) => `| ${line} |`),
    '',
    `To the window went ${patches?.count} patches after the first second, the largest of ${patches?.mostBytes} bytes. ` +
      `Other programs kept ${followed.map(({ otherCores }) => otherCores.toFixed(1)).join(' and ')} cores busy meanwhile.`,
  ].join('\n');
}
