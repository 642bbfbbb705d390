import type { TaskRow } from '../../../../shared/task';
import { hasFileTrouble, isStopped } from '../../state/state-counts';

export type RowLook = 'still' | 'active' | 'done' | 'failed' | 'warning';

/** How a row's colours tell its state. */
export function lookOf(row: TaskRow, isAllPaused: boolean): RowLook {
  if (isStopped(row, isAllPaused)) return 'still';
  const { state } = row;
  switch (state.name) {
    case 'watching':
      return state.phase === 'waiting' ? 'still' : 'active';
    case 'downloading':
    case 'checking':
      return 'active';
    case 'saved':
      return hasFileTrouble(row) ? 'warning' : 'done';
    case 'failed':
      return 'failed';
    case 'timed-out':
    case 'not-found':
      return 'warning';
    case 'paused':
      return 'still';
  }
}
