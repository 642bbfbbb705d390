// @ts-check
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { useOfTree } from './process-tree.mjs';

/**
 * What the figures depend on, without names or paths of the machine.
 *
 * @param {string} directory where the files are
 * @param {string} electron its version
 */
export function machineFacts(directory, electron) {
  const { stdout } = spawnSync('findmnt', ['-no', 'FSTYPE', '-T', directory], {
    encoding: 'utf8',
  });
  const all = cpus();
  return [
    `CPU: ${all[0]?.model ?? 'unknown'}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `Linux ${release().split('-')[0]}, file system of the downloads: ${stdout.trim()}`,
    `Electron ${electron}, ${versionOf('curl')}, ${versionOf('aria2c')}`,
  ];
}

/**
 * Does something and tells how many cores other programs kept busy meanwhile, the kernel's own threads
 * among them.
 *
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<[result: T, otherCores: number]>}
 */
export async function besideOthers(act) {
  const before = { atMs: performance.now(), othersMs: busyMs() - useOfTree(process.pid).cpuMs };
  const result = await act();
  const othersMs = busyMs() - useOfTree(process.pid).cpuMs - before.othersMs;
  return [result, Math.max(0, othersMs / (performance.now() - before.atMs))];
}

/** What all cores together have done. */
function busyMs() {
  return cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  );
}

/** @param {string} program */
function versionOf(program) {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [, version] = /(\d+\.\d+(?:\.\d+)?)/.exec(stdout) ?? [];
  return `${program} ${version ?? 'of unknown version'}`;
}
