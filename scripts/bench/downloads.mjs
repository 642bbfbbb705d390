// @ts-check
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { sandboxFlags } from '../display.mjs';
import { besideOthers } from './machine.mjs';
import { startNginx } from './nginx.mjs';
import { sizeText } from './options.mjs';
import { startPacedNetwork } from './paced-network.mjs';
import { downloadSeries } from './series.mjs';

/** @typedef {import('./series.mjs').Series} Series */
/** @typedef {import('./measure.mjs').Run} Run */
/** @typedef {{ directory: string, electron: string[], entries: string }} Bench */

const entries = {
  ours: 'test/bench/ours.ts',
  'electron-dl': 'test/bench/electron-dl.ts',
  'store-worker': 'src/main/store-worker.ts',
  'fingerprint-worker': 'src/main/fingerprint-worker.ts',
};

/** Memory for the programs, besides that for the file. */
const besidesBytes = 2 ** 30;

/**
 * Runs the series that were asked for, in a folder of their own that is removed afterwards.
 *
 * @param {import('./options.mjs').Options} options
 * @param {string} electronPath
 * @param {(outcome: import('./table.mjs').Outcome) => void} onSeries told after each series
 */
export async function benchDownloads(options, electronPath, onSeries) {
  const { buildEntries } = await fromTest('support/build-entry.ts');
  const directory = await mkdtemp(join(benchDirectory(), 'dimilinks-bench-'));
  const built = await buildEntries(entries);
  const onSignal = () => {
    // Gigabytes must not stay behind when somebody has seen enough.
    for (const each of [directory, built.folder]) rmSync(each, { recursive: true, force: true });
    process.exit(1);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  await writeFile(join(built.folder, 'package.json'), '{"type":"module"}');
  const bench = {
    directory,
    electron: [electronPath, ...sandboxFlags()],
    entries: built.folder,
  };
  try {
    for (const series of downloadSeries.filter(({ name }) => options.only.includes(name))) {
      const bytes = series.bytes(options.bytes);
      const runs = await runSeries(bench, series, bytes, series.runs(options.runs));
      if (runs) onSeries({ series, bytes, runs });
    }
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await rm(directory, { recursive: true, force: true });
    await built.remove();
  }
}

/** Where the served files and the downloads are: the same disk for all. */
export function benchDirectory() {
  return process.env['DIMILINKS_BENCH_DIR'] || tmpdir();
}

/**
 * @param {Bench} bench
 * @param {Series} series
 * @param {number} bytes
 * @param {number} count
 */
async function runSeries(bench, series, bytes, count) {
  console.error(`${series.title}: writing a file of ${sizeText(bytes)} …`);
  const { writeServedFile } = await fromTest('bench/served-file.ts');
  const taskId = `video_${series.name}`;
  const served = join(bench.directory, `${taskId}.mp4`);
  const sha256 = await writeServedFile(served, bytes);
  const network = series.isPaced ? await startPacedNetwork() : undefined;
  if (network === null) {
    console.error(`${series.title}: skipped, because only root can make a network for it.`);
    return null;
  }
  const enter = network?.enter ?? [];
  const { bytesPerSecond } = series;
  const limit = bytesPerSecond === undefined ? {} : { bytesPerSecond };
  const port = await freePort();
  const server = await startNginx({ directory: bench.directory, port, enter, ...limit });
  /** @type {Map<string, Run[]>} */
  const runs = new Map(series.peers.map(({ name }) => [name, []]));
  try {
    for (let index = 0; index < count; index += 1) {
      for (const peer of series.peers) {
        const ground = await freshGround(bench, {
          ...{ baseUrl: server.baseUrl, taskId, enter },
          memoryBytes: bytes * 2 + besidesBytes,
        });
        const [run, otherCores] = await besideOthers(() => peer.run(ground));
        if (run.sha256 !== undefined && run.sha256 !== sha256)
          throw new Error('Other bytes were saved.');
        await rm(ground.folder, { recursive: true });
        await rm(ground.userData, { recursive: true, force: true });
        runs.get(peer.name)?.push({ ...run, otherCores });
        console.error(`  ${index + 1}/${count} ${peer.name}: ${(run.wallMs / 1000).toFixed(2)} s`);
      }
    }
  } finally {
    await server.stop();
    network?.end();
    await rm(served, { force: true });
  }
  return runs;
}

/**
 * Empty folders, and a disk that owes nothing to the run before.
 *
 * @param {Bench} bench
 * @param {{ baseUrl: string, taskId: string, enter: string[], memoryBytes: number }} place
 * @returns {Promise<import('./peers.mjs').Ground>}
 */
async function freshGround(bench, place) {
  const folder = join(bench.directory, 'downloads');
  await mkdir(folder);
  spawnSync('sync');
  const { electron, entries } = bench;
  return { ...place, electron, entries, folder, userData: join(bench.directory, 'user-data') };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * TypeScript of the tests, which plain Node cannot load.
 *
 * @param {string} path within `test`
 */
async function fromTest(path) {
  const file = fileURLToPath(new URL(`../../test/${path}`, import.meta.url));
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' });
  return /** @type {any} */ (module);
}
