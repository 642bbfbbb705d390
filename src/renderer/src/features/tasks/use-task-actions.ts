import { useCallback, useRef } from 'react';
import type { TaskAction } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';

export type ActOnTask = (id: string, action: TaskAction) => Promise<void>;

/** Does what a row's button says; removals that follow each other share one Undo. */
export function useTaskActions(): ActOnTask {
  const ask = useAsk();
  const { toasts } = usePage();
  const { words } = useLanguage();
  const removal = useRef<{ toastId: number; ids: readonly string[] }>({ toastId: 0, ids: [] });

  const offerUndo = useCallback(
    (id: string): void => {
      const { toastId, ids: before } = removal.current;
      const isShown = toasts.getState().toasts.some((toast) => toast.id === toastId);
      const ids = isShown ? [...before, id] : [id];
      if (isShown) toasts.close(toastId);
      removal.current = {
        ids,
        toastId: toasts.show(words('toast.removed', { count: ids.length }), {
          label: words('toast.undo'),
          run: () => void ask('tasks.restore', { ids: [...ids] }),
        }),
      };
    },
    [ask, toasts, words],
  );

  return useCallback(
    async (id, action) => {
      const answer = await ask('tasks.act', { id, action });
      if (!answer.ok) return;
      if (!answer.value.done) toasts.show(words('toast.notDone'));
      else if (action === 'remove') offerUndo(id);
      else if (action === 'copy-file') toasts.show(words('toast.fileCopied'));
      else if (action === 'copy-path') toasts.show(words('toast.pathCopied'));
    },
    [ask, offerUndo, toasts, words],
  );
}
