// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { backMemory } from './backed-memory.mjs';
import {
  cpuMsOfEndedChildren,
  forgetPeakOf,
  peakRssBytesOf,
  rssBytesOf,
  treeOf,
  useOfTree,
} from './process-tree.mjs';

/**
 * What one run of one peer took. Memory above idle is counted from just before the download.
 *
 * @typedef {object} Run
 * @property {number} wallMs
 * @property {number} [wholeMs]
 * @property {number} cpuMs user and system time of all its processes
 * @property {number} [mainCpuMs]
 * @property {number} [idleCpuMs] used by the same processes in the second before
 * @property {number} peakBytes
 * @property {number} aboveIdleBytes
 * @property {number} [idleBytes]
 * @property {number} [mainPeakBytes]
 * @property {number} [mainIdleBytes]
 * @property {number} [otherCores] how many cores other programs kept busy meanwhile
 * @property {string} [sha256]
 * @property {{ p99Ms: number, mostMs: number }} [loopDelay]
 * @property {{ count: number, mostBytes: number }} [patches]
 * @property {{ name: string, selfMs: number }[]} [profile]
 */

/** Adding up the memory of a large process holds it up, and keeps a core busy for 30 ms. */
const sampleMs = 500;
/** A small file is there sooner. */
const commandSampleMs = 25;
const settleMs = 2_000;
const idleMs = 1_000;
const longestMs = 15 * 60_000;

/**
 * Runs a command to its end and measures it with everything it starts.
 *
 * @param {string[]} command
 * @param {{ memoryBytes: number }} job
 * @returns {Promise<Run>}
 */
export async function measureCommand([program = '', ...args], { memoryBytes }) {
  backMemory(memoryBytes);
  const cpuBefore = cpuMsOfEndedChildren();
  const startedAtMs = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 2, 2], timeout: longestMs });
  let peakBytes = 0;
  const sample = () => {
    const bytes = treeOf(child.pid ?? 0).map(peakRssBytesOf);
    peakBytes = Math.max(peakBytes, ...bytes);
  };
  const timer = setInterval(sample, commandSampleMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  const wallMs = performance.now() - startedAtMs;
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ended with ${code}.`);
  return {
    wallMs,
    cpuMs: cpuMsOfEndedChildren() - cpuBefore,
    peakBytes,
    aboveIdleBytes: peakBytes,
  };
}

/**
 * Starts a `test/bench` entry in Electron, lets it settle, and measures its download alone.
 *
 * @param {string[]} command
 * @param {{ memoryBytes: number }} job
 * @returns {Promise<Run>}
 */
export async function measureElectron([program = '', ...args], job) {
  const child = spawn(program, args, {
    stdio: ['ignore', 2, process.env['DEBUG'] ? 2 : 'ignore', 'ipc'],
    env: { ...process.env, DIMILINKS_BENCH_JOB: JSON.stringify(job) },
    timeout: longestMs,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const root = child.pid ?? 0;
  try {
    await said(child, 'idle');
    await delay(settleMs);
    backMemory(job.memoryBytes);
    const settled = useOfTree(root);
    await delay(idleMs);
    const idle = useOfTree(root);
    const mainIdleBytes = rssBytesOf(root);
    forgetPeakOf(root);
    let peakBytes = idle.pssBytes;
    let peakOwnBytes = idle.ownBytes;
    const sample = () => {
      const use = useOfTree(root);
      peakBytes = Math.max(peakBytes, use.pssBytes);
      peakOwnBytes = Math.max(peakOwnBytes, use.ownBytes);
      return use;
    };
    const timer = setInterval(sample, sampleMs);
    const done = said(child, 'done');
    child.send('go');
    const { result } = await done.finally(() => clearInterval(timer));
    const end = sample();
    return {
      ...result,
      cpuMs: end.cpuMs - idle.cpuMs,
      idleCpuMs: idle.cpuMs - settled.cpuMs,
      peakBytes,
      aboveIdleBytes: peakOwnBytes - idle.ownBytes,
      idleBytes: idle.pssBytes,
      mainPeakBytes: peakRssBytesOf(root),
      mainIdleBytes,
    };
  } finally {
    if (child.connected) child.send('end');
    await Promise.race([ended, delay(5_000).then(() => child.kill('SIGKILL'))]);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} what
 * @returns {Promise<any>}
 */
function said(child, what) {
  return new Promise((resolve, reject) => {
    child.on('message', (/** @type {any} */ message) => {
      if (message.at === what) resolve(message);
      if (message.at === 'failed') reject(new Error(message.error));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Electron ended with ${code}.`)));
  });
}
