// @ts-check
import { spawnSync } from 'node:child_process';
import { freemem } from 'node:os';

/** Small machines must keep what they have cached of the served file and of the programs. */
const mostOfFree = 0.7;
const blockBytes = 256 * 2 ** 20;

// In a process of its own, because what a process has freed is not always the system's again.
const touch = `
  const blocks = [];
  for (let left = Number(process.argv[1]); left > 0; left -= ${blockBytes}) {
    blocks.push(Buffer.alloc(Math.min(left, ${blockBytes}), 1));
  }
`;

/**
 * Touches that much free memory and gives it back, so that no run pays for memory that a virtual machine
 * had handed to its host; docs/benchmarks.md has what that costs. Throws when the memory cannot be had.
 *
 * @param {number} bytes
 */
export function backMemory(bytes) {
  const most = Math.floor(Math.min(bytes, freemem() * mostOfFree));
  const args = ['-e', touch, String(most)];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('Memory for a run could not be touched beforehand.');
}
