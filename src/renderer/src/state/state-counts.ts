import type { TaskRow } from '../../../shared/task';

/** The groups that the summary counts; what the person sees as one thing is one group. */
export const taskGroups = [
  'waiting',
  'generating',
  'downloading',
  'paused',
  'failed',
  'timed-out',
  'not-found',
  'file-trouble',
  'saved',
] as const;

export type TaskGroup = (typeof taskGroups)[number];
export type StateCounts = Readonly<Record<TaskGroup, number>>;

/** Whether pausing everything stops this row. */
export const isStopped = ({ state }: TaskRow, isAllPaused: boolean): boolean =>
  isAllPaused && (state.name === 'watching' || state.name === 'downloading');

/** Whether a saved file is gone, or no longer what was saved. */
export const hasFileTrouble = ({ filesGone, findings }: TaskRow): boolean =>
  filesGone !== 'none' || findings.length > 0;

export function groupOf(row: TaskRow, isAllPaused: boolean): TaskGroup {
  if (isStopped(row, isAllPaused)) return 'paused';
  switch (row.state.name) {
    case 'watching':
      return row.state.phase;
    case 'checking':
      return 'downloading';
    case 'saved':
      return hasFileTrouble(row) ? 'file-trouble' : 'saved';
    case 'downloading':
    case 'paused':
    case 'failed':
    case 'timed-out':
    case 'not-found':
      return row.state.name;
  }
}

export function countStates(rows: Iterable<TaskRow>, isAllPaused: boolean): StateCounts {
  const counts: Record<TaskGroup, number> = {
    waiting: 0,
    generating: 0,
    downloading: 0,
    paused: 0,
    failed: 0,
    'timed-out': 0,
    'not-found': 0,
    'file-trouble': 0,
    saved: 0,
  };
  for (const row of rows) counts[groupOf(row, isAllPaused)] += 1;
  return counts;
}
