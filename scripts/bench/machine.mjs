// @ts-check
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const busyWindowMs = 3_000;

/**
 * What the figures depend on, without names or paths of the machine.
 *
 * @param {string} directory where the files are
 * @param {string} electron its version
 */
export async function machineFacts(directory, electron) {
  const { stdout } = spawnSync('findmnt', ['-no', 'FSTYPE', '-T', directory], {
    encoding: 'utf8',
  });
  const all = cpus();
  const before = busyMs();
  await delay(busyWindowMs);
  const busyCores = (busyMs() - before) / busyWindowMs;
  return [
    `CPU: ${all[0]?.model ?? 'unknown'}, ${all.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `Linux ${release().split('-')[0]}, file system of the downloads: ${stdout.trim()}`,
    `Other work on this machine in the seconds before: ${busyCores.toFixed(1)} of ${all.length} cores`,
    `Electron ${electron}, ${versionOf('curl')}, ${versionOf('aria2c')}`,
  ];
}

/** What all cores together did since the machine started. */
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
