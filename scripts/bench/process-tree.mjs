// @ts-check
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for everybody who asks. */
const tickMs = 10;

/**
 * Processor time so far, and memory with what is shared divided up. `ownBytes` leaves out the files of
 * programs and libraries, whose share depends on who else on the machine has them open.
 *
 * @typedef {{ cpuMs: number, pssBytes: number, ownBytes: number }} TreeUse
 */

/**
 * A process and all who descend from it, by the parents that /proc names.
 *
 * @param {number} root
 * @returns {number[]}
 */
export function treeOf(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const processId = Number(name);
    if (!Number.isInteger(processId)) continue;
    const parent = statFields(processId)?.[1];
    if (parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), processId]);
  }
  const all = [root];
  for (const each of all) all.push(...(children.get(each) ?? []));
  return all;
}

/**
 * What a tree of processes has used, without what it gave back by ending before it was asked.
 *
 * @param {number} root
 * @returns {TreeUse}
 */
export function useOfTree(root) {
  let cpuMs = 0;
  let pssBytes = 0;
  let ownBytes = 0;
  for (const each of treeOf(root)) {
    const maps = read(each, 'smaps_rollup');
    cpuMs += cpuMsOf(each);
    pssBytes += kilobytes(maps, 'Pss');
    ownBytes += kilobytes(maps, 'Pss_Anon') + kilobytes(maps, 'Pss_Shmem');
  }
  return { cpuMs, pssBytes, ownBytes };
}

/** What the children of this very process used, once they have ended. */
export function cpuMsOfEndedChildren() {
  const fields = statFields(process.pid) ?? [];
  return ((fields[13] ?? 0) + (fields[14] ?? 0)) * tickMs;
}

/** @param {number} processId */
export function rssBytesOf(processId) {
  return kilobytes(read(processId, 'status'), 'VmRSS');
}

/** @param {number} processId */
export function peakRssBytesOf(processId) {
  return kilobytes(read(processId, 'status'), 'VmHWM');
}

/**
 * Lets the peak of a process begin again at what it holds now.
 *
 * @param {number} processId
 */
export function forgetPeakOf(processId) {
  writeFileSync(`/proc/${processId}/clear_refs`, '5');
}

/** @param {number} processId */
function cpuMsOf(processId) {
  const fields = statFields(processId) ?? [];
  // Its own time and that of its children who have ended.
  return [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0) * tickMs;
}

/**
 * The numbers of `stat` from the state (0) on; the name before them may hold anything.
 *
 * @param {number} processId
 */
function statFields(processId) {
  const text = read(processId, 'stat');
  if (text === '') return undefined;
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

/** @param {number} processId @param {string} file */
function read(processId, file) {
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'latin1');
  } catch {
    // It ended in the meantime.
    return '';
  }
}

/** @param {string} text @param {string} name */
function kilobytes(text, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024;
}
