// @ts-check
import { sizeText } from './options.mjs';

/** @typedef {import('./measure.mjs').Run} Run */
/** @typedef {import('./series.mjs').Series} Series */
/** @typedef {{ name: string, runs: Run[] } & Record<'wallMs' | 'wholeMs' | 'cpuMs' | 'mainCpuMs' | 'idleCpuMs' | 'peakBytes' | 'aboveIdleBytes' | 'idleBytes' | 'mainPeakBytes' | 'mainIdleBytes', number>} Row */
/** @typedef {{ series: Series, bytes: number, runs: Map<string, Run[]> }} Outcome */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * The medians of each peer; what a peer does not know is NaN.
 *
 * @param {Map<string, Run[]>} runs
 * @returns {Map<string, Row>}
 */
export function rowsOf(runs) {
  return new Map(
    [...runs].map(([name, all]) => {
      const of = (/** @type {Exclude<keyof Run, 'sha256'>} */ key) =>
        median(all.map((run) => run[key] ?? NaN));
      const row = {
        ...{ name, runs: all, wallMs: of('wallMs'), wholeMs: of('wholeMs'), cpuMs: of('cpuMs') },
        ...{ mainCpuMs: of('mainCpuMs'), idleCpuMs: of('idleCpuMs') },
        ...{ peakBytes: of('peakBytes'), aboveIdleBytes: of('aboveIdleBytes') },
        idleBytes: of('idleBytes'),
        ...{ mainPeakBytes: of('mainPeakBytes'), mainIdleBytes: of('mainIdleBytes') },
      };
      return [name, row];
    }),
  );
}

/**
 * One series as Markdown that also reads well in a terminal.
 *
 * @param {Outcome} outcome
 */
export function tableOf({ series, bytes, runs }) {
  const rows = rowsOf(runs);
  const lines = [
    [
      '',
      'time s',
      'fastest–slowest s',
      'MB/s',
      'CPU s',
      'of it main',
      'memory MB',
      'above idle MB',
    ],
    ['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:'],
    ...[...rows.values()].map((row) => {
      const times = row.runs.map(({ wallMs }) => wallMs);
      return [
        row.name,
        fixed(row.wallMs / 1000),
        `${fixed(Math.min(...times) / 1000)}–${fixed(Math.max(...times) / 1000)}`,
        fixed(bytes / 1000 / row.wallMs, 0),
        fixed(row.cpuMs / 1000),
        fixed(row.mainCpuMs / 1000),
        fixed(row.peakBytes / 1e6, 0),
        fixed(row.aboveIdleBytes / 1e6, 0),
      ];
    }),
  ];
  const count = [...rows.values()][0]?.runs.length ?? 0;
  return [
    `### ${series.title}`,
    '',
    `${series.how} ${sizeText(bytes)}, ${count} ${count === 1 ? 'run' : 'runs'} each in turn, medians.`,
    '',
    ...aligned(lines),
    '',
    ...[...rows.values()].flatMap(remarkOn),
    ...othersLine([...runs.values()].flat()),
    ...series.goals.map((goal) => goalLine(goal, rows)),
    ...[...rows.values()].flatMap(({ runs }) => runs.flatMap(profileOf)),
  ].join('\n');
}

/** @param {Row} row */
function remarkOn({ name, wholeMs, mainPeakBytes, mainIdleBytes, idleBytes, idleCpuMs }) {
  if (Number.isNaN(idleBytes)) return [];
  const asked = Number.isNaN(wholeMs) ? '' : `from adding the task ${fixed(wholeMs / 1000)} s; `;
  return [
    `- ${name}: ${asked}main process RSS ${fixed(mainIdleBytes / 1e6, 0)} MB idle, ` +
      `${fixed(mainPeakBytes / 1e6, 0)} MB at its peak; all processes ${fixed(idleBytes / 1e6, 0)} MB idle, ` +
      `with ${fixed(idleCpuMs / 1000)} s of CPU in an idle second.`,
  ];
}

/** @param {Run[]} runs */
function othersLine(runs) {
  const cores = runs.flatMap(({ otherCores }) => otherCores ?? []);
  if (cores.length === 0) return [];
  return [
    `- Other programs kept ${fixed(median(cores), 1)} cores busy during these runs ` +
      `(median; at worst ${fixed(Math.max(...cores), 1)}).`,
  ];
}

/** @param {import('./series.mjs').Goal} goal @param {Map<string, Row>} rows */
function goalLine({ what, atLeast, atMost, unit, value }, rows) {
  const seen = value(rows);
  const isMet = seen >= (atLeast ?? -Infinity) && seen <= (atMost ?? Infinity);
  const goal = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  const shown = unit === undefined ? `${fixed(seen, 3)} ×` : `${fixed(seen, 1)} ${unit}`;
  return `- Goal, ${what} ${goal}: **${shown}, ${isMet ? 'met' : 'missed'}**`;
}

/** @param {Run} run */
function profileOf({ profile }) {
  if (profile === undefined) return [];
  const lines = profile.map(({ name, selfMs }) => [name, fixed(selfMs / 1000)]);
  return ['', ...aligned([['main thread, self time', 's'], ['---', '---:'], ...lines])];
}

/** @param {string[][]} lines */
function aligned(lines) {
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(...lines.map((line) => (line[at] ?? '').length)),
  );
  return lines.map((line, index) => {
    const cells = line.map((cell, at) => {
      const width = widths[at] ?? 0;
      if (index === 1) return at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`;
      return at === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  });
}

/** @param {number} value @param {number} [digits] */
function fixed(value, digits = 2) {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
