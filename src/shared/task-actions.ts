import { z } from 'zod';
import type { FilesGone, TaskState } from './task';
import type { FileFinding } from './verification';

/** What a person can ask of one task. */
export const taskActionSchema = z.enum([
  'check-again',
  'try-again',
  'watch-again',
  'download-again',
  'accept-files',
  'look-for-files',
  'pause',
  'resume',
  'open',
  'show-in-folder',
  'copy-path',
  'copy-file',
  'remove',
]);

export type TaskAction = z.infer<typeof taskActionSchema>;

/** The actions of a state, the row's main one first. */
export function actionsOf(
  state: TaskState,
  filesGone: FilesGone = 'none',
  findings: readonly FileFinding[] = [],
): readonly TaskAction[] {
  switch (state.name) {
    case 'watching':
    case 'downloading':
      return ['pause', 'remove'];
    case 'checking':
      return [];
    case 'saved':
      if (filesGone === 'file') return ['download-again', 'remove'];
      if (filesGone === 'folder') return ['look-for-files', 'copy-path', 'remove'];
      if (findings.length > 0) return afterFindings(findings);
      return state.missingCount > 0
        ? ['show-in-folder', 'open', 'copy-file', 'copy-path', 'check-again', 'remove']
        : ['show-in-folder', 'open', 'copy-file', 'copy-path', 'remove'];
    case 'failed':
      return [state.retry === 'download' ? 'try-again' : 'check-again', 'remove'];
    case 'timed-out':
      return ['watch-again', 'remove'];
    case 'not-found':
      return ['check-again', 'remove'];
    case 'paused':
      return ['resume', 'remove'];
  }
}

/** The file as it is now is kept whatever is chosen; one that cannot be read cannot be taken as it is. */
function afterFindings(findings: readonly FileFinding[]): readonly TaskAction[] {
  const isReadable = findings.every(({ what }) => what === 'changed');
  const others = ['show-in-folder', 'open', 'copy-file', 'copy-path', 'remove'] as const;
  return isReadable ? ['download-again', 'accept-files', ...others] : ['download-again', ...others];
}
