import { actionInBulk, bulkActionSchema, type BulkAction } from '../../../../shared/bulk-actions';
import { canBeShown, type TaskRow } from '../../../../shared/task';

/** How many of some rows can do what. */
export type BulkCounts = Readonly<Record<BulkAction | 'trash' | 'mark', number>>;

export function bulkCounts(rows: Iterable<TaskRow>): BulkCounts {
  const counts = {
    'try-again': 0,
    pause: 0,
    resume: 0,
    'copy-path': 0,
    remove: 0,
    trash: 0,
    mark: 0,
  };
  for (const row of rows) {
    for (const action of bulkActionSchema.options) {
      if (actionInBulk(action, row.state, row.filesGone, row.findings) !== null)
        counts[action] += 1;
    }
    if (canBeTrashed(row)) counts.trash += 1;
    if (canBeShown(row)) counts.mark += 1;
  }
  return counts;
}

/** Whether there are files of it that the trash could take. */
export const canBeTrashed = ({ state, filesGone }: TaskRow): boolean =>
  state.name === 'saved' && state.files.length > 0 && filesGone === 'none';
