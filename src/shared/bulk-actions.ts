import { z } from 'zod';
import type { FilesGone, TaskState } from './task';
import type { FileFinding } from './verification';
import { actionsOf, type TaskAction } from './task-actions';

/** What can be asked of many tasks at once. */
export const bulkActionSchema = z.enum(['try-again', 'pause', 'resume', 'copy-path', 'remove']);

export type BulkAction = z.infer<typeof bulkActionSchema>;

/** A task's own way to try again, whatever it is called in its state. */
const waysToTryAgain: ReadonlySet<TaskAction> = new Set([
  'try-again',
  'check-again',
  'watch-again',
  'download-again',
]);

/** The action that a bulk action means for one task; null when it means nothing there now. */
export function actionInBulk(
  bulk: BulkAction,
  state: TaskState,
  filesGone: FilesGone,
  findings: readonly FileFinding[],
): TaskAction | null {
  const possible = actionsOf(state, filesGone, findings);
  return (
    possible.find((each) => (bulk === 'try-again' ? waysToTryAgain.has(each) : each === bulk)) ??
    null
  );
}
