import type { TaskRow } from '../../../../shared/task';
import { isStopped } from '../../state/state-counts';

/** How far a row's work is; `fraction` is null when nobody knows, the whole null when there is no work to show. */
export function rowProgress(
  row: TaskRow,
  isAllPaused: boolean,
): { readonly fraction: number | null } | null {
  if (isStopped(row, isAllPaused)) return null;
  const { state, transfer } = row;
  switch (state.name) {
    case 'watching':
      if (state.phase === 'waiting') return null;
      return { fraction: state.progress === null ? null : state.progress / 100 };
    case 'downloading': {
      const total = transfer?.totalBytes ?? null;
      if (transfer === null || total === null || total === 0) return { fraction: null };
      return { fraction: transfer.receivedBytes / total };
    }
    case 'checking':
      return { fraction: null };
    case 'saved':
    case 'failed':
    case 'timed-out':
    case 'not-found':
    case 'paused':
      return null;
  }
}
