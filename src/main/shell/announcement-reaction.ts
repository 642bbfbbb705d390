import { actionsOf, type TaskAction } from '../../shared/task-actions';
import type { Announcement } from '../core/announcer';

/** What a click on a notification, or on its button, does. */
export type Reaction =
  | { readonly kind: 'show-app' }
  | { readonly kind: 'show-file'; readonly folder: string; readonly name: string }
  | { readonly kind: 'act'; readonly taskId: string; readonly action: TaskAction };

export interface Reactions {
  readonly click: Reaction;
  readonly button: Exclude<Reaction, { kind: 'show-app' }> | null;
}

/** A file that was saved is shown; what needs a person is shown in the app, or mended with one button. */
export function reactionsTo({ saved, failed }: Announcement): Reactions {
  const [file] = saved;
  if (file !== undefined && failed.length === 0) {
    const show = { kind: 'show-file', folder: file.folder, name: file.name } as const;
    return { click: show, button: show };
  }
  const [task] = failed;
  const isOne = task !== undefined && failed.length === 1 && saved.length === 0;
  const action = isOne ? actionsOf(task.state)[0] : undefined;
  return {
    click: { kind: 'show-app' },
    button: isOne && action !== undefined ? { kind: 'act', taskId: task.taskId, action } : null,
  };
}
