// @ts-check
import { median } from './table.mjs';

/** @typedef {import('./window.mjs').WindowFigures} WindowFigures */
/** @typedef {import('./window.mjs').Peer} Peer */

const startGoal = 1.3;
const memoryGoal = 1.25;
const frameGoalMs = 16.7;
const blockedGoalMs = 200;

/**
 * The figures of the window as Markdown that also reads well in a terminal.
 *
 * @param {WindowFigures} figures
 * @param {number} rows
 */
export function windowTable(figures, rows) {
  return [
    ...visitLines(figures, rows),
    ...scrollLines(figures, rows),
    ...pauseLines(figures),
    '',
    `Other programs kept ${figures.otherCores.toFixed(1)} cores busy meanwhile.`,
  ].join('\n');
}

/** @param {WindowFigures} figures @param {number} rows */
function visitLines({ visits }, rows) {
  const runs = visits.get('bare')?.length ?? 0;
  if (runs === 0) return [];
  /** @param {Peer} peer @param {(visit: import('./window.mjs').Visit) => number} value */
  const of = (peer, value) => (visits.get(peer) ?? []).map(value);
  /** @param {Peer} peer */
  const start = (peer) => median(of(peer, ({ startMs }) => startMs.usable));
  /** @param {Peer} peer */
  const pss = (peer) => median(of(peer, ({ memory }) => memory.pssBytes));
  /** @param {Peer} peer */
  const own = (peer) => median(of(peer, ({ memory }) => memory.ownBytes));
  /** @type {[string, Peer][]} */
  const lines = [
    ['bare window', 'bare'],
    ['DimiLinks Desktop, no task', 'empty'],
    [`DimiLinks Desktop, ${rows} tasks`, 'long'],
  ];
  return [
    `### Start and memory`,
    '',
    `${runs} starts each in turn, medians.`,
    '',
    '| | usable after ms | fastest–slowest | against bare | memory MB | against bare | of it not program files MB | longest pause of main ms |',
    '| - | -: | -: | -: | -: | -: | -: | -: |',
    ...lines.map(([name, peer]) => {
      const times = of(peer, ({ startMs }) => startMs.usable);
      return `| ${[
        name,
        start(peer).toFixed(0),
        `${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`,
        `${(start(peer) / start('bare')).toFixed(2)} ×`,
        (pss(peer) / 1e6).toFixed(0),
        `${(pss(peer) / pss('bare')).toFixed(2)} ×`,
        (own(peer) / 1e6).toFixed(0),
        median(of(peer, ({ mostPauseMs }) => mostPauseMs)).toFixed(0),
      ].join(' | ')} |`;
    }),
    '',
    'When each step of the start had ended, in ms after the start of the process:',
    '',
    '| | main’s code begins | Electron is ready | the window is made | the page is loaded | usable |',
    '| - | -: | -: | -: | -: | -: |',
    ...lines.map(([name, peer]) => {
      const steps = /** @type {const} */ (['main', 'ready', 'window', 'page', 'usable']);
      const ended = steps.map((step) => median(of(peer, ({ startMs }) => startMs[step])));
      return `| ${[name, ...ended.map((ms) => ms.toFixed(0))].join(' | ')} |`;
    }),
    '',
    goal('start with no task', start('empty') / start('bare'), startGoal, '×'),
    goal(`start with ${rows} tasks`, start('long') / start('bare'), startGoal, '×'),
    goal('memory with no task', pss('empty') / pss('bare'), memoryGoal, '×'),
    goal(`memory with ${rows} tasks`, pss('long') / pss('bare'), memoryGoal, '×'),
  ];
}

/** @param {WindowFigures} figures @param {number} rows */
function scrollLines({ scrolls }, rows) {
  if (scrolls.length === 0) return [];
  const p95 = (/** @type {number[]} */ frameMs) => shareOf(frameMs, 0.95);
  return [
    '',
    '### Scrolling',
    '',
    `A plain page of 10,000 pixels in the bare window; in the app ${rows} rows, of which 50 around the view change ten times a second.`,
    '',
    '| | pixels a second | frames a second | frame ms, median | p95 | longest |',
    '| - | -: | -: | -: | -: | -: |',
    ...scrolls.map(({ speed, peer, frameMs }) => {
      const total = frameMs.reduce((sum, ms) => sum + ms, 0);
      return `| ${[
        peer === 'bare' ? 'bare window' : 'DimiLinks Desktop',
        speed,
        ((frameMs.length / total) * 1_000).toFixed(1),
        shareOf(frameMs, 0.5).toFixed(1),
        p95(frameMs).toFixed(1),
        Math.max(...frameMs).toFixed(1),
      ].join(' | ')} |`;
    }),
    '',
    ...scrolls
      .filter(({ peer }) => peer === 'long')
      .map(({ speed, frameMs }) =>
        goal(`p95 of the frames at ${speed} pixels a second`, p95(frameMs), frameGoalMs, 'ms'),
      ),
  ];
}

/** @param {WindowFigures} figures */
function pauseLines({ pauses }) {
  if (pauses.length === 0) return [];
  return [
    '',
    '### How long main is held up',
    '',
    '| | longest pause ms | p99 ms | listed after ms | page blocked ms |',
    '| - | -: | -: | -: | -: |',
    ...pauses.map(
      ({ what, mostMs, p99Ms, listedAfterMs, pageBlockedMs }) =>
        `| ${what} | ${mostMs.toFixed(0)} | ${p99Ms.toFixed(0)} | ${listedAfterMs?.toFixed(0) ?? '–'} | ${pageBlockedMs?.toFixed(0) ?? '–'} |`,
    ),
    '',
    ...pauses.flatMap(({ what, pageBlockedMs }) =>
      pageBlockedMs === undefined
        ? []
        : [goal(`time the page is blocked by ${what}`, pageBlockedMs, blockedGoalMs, 'ms')],
    ),
  ];
}

/** @param {string} what @param {number} seen @param {number} atMost @param {string} unit */
function goal(what, seen, atMost, unit) {
  // What reads as the goal is the goal.
  const isMet = Number(seen.toFixed(2)) <= atMost;
  const by = isMet ? 'met' : `missed by ${(seen - atMost).toFixed(2)} ${unit}`;
  return `- Goal, ${what} ≤ ${atMost} ${unit}: **${seen.toFixed(2)} ${unit}, ${by}**`;
}

/** @param {number[]} values @param {number} share */
function shareOf(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
