import { useCallback, useMemo, useRef } from 'react';
import type { BulkAction } from '../../../../shared/bulk-actions';
import { mostIdsPerRequest } from '../../../../shared/request-limits';
import type { TaskMark } from '../../../../shared/task';
import type { TaskAction } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';

export type ActOnTask = (id: string, action: TaskAction) => Promise<void>;

/** What can be asked of tasks, one or many; what was done is said in a toast. */
export interface TaskActions {
  readonly act: ActOnTask;
  readonly actOnMany: (ids: readonly string[], action: BulkAction) => Promise<void>;
  /** Main asks the person first. */
  readonly trash: (ids: readonly string[]) => Promise<void>;
  readonly mark: (ids: readonly string[], mark: TaskMark | null) => Promise<void>;
}

export function useTaskActions(): TaskActions {
  const ask = useAsk();
  const { toasts } = usePage();
  const { words } = useLanguage();
  const offerUndo = useUndo();

  const act = useCallback<ActOnTask>(
    async (id, action) => {
      const answer = await ask('tasks.act', { id, action });
      if (!answer.ok) return;
      if (!answer.value.done) toasts.show(words('toast.notDone'));
      else if (action === 'remove') offerUndo([id]);
      else if (action === 'copy-file') toasts.show(words('toast.fileCopied'));
      else if (action === 'copy-path') toasts.show(words('toast.pathCopied'));
    },
    [ask, offerUndo, toasts, words],
  );

  const actOnMany = useCallback<TaskActions['actOnMany']>(
    async (ids, action) => {
      const doneIds: string[] = [];
      for (const some of requestsOf(ids)) {
        const answer = await ask('tasks.act-on-many', { ids: some, action });
        if (!answer.ok) break;
        doneIds.push(...answer.value.doneIds);
      }
      const count = doneIds.length;
      if (count === 0) return;
      if (action === 'remove') offerUndo(doneIds);
      else if (action === 'copy-path') toasts.show(words('bulk.copied', { count }));
      else toasts.show(words(`bulk.${action}-done`, { count }));
    },
    [ask, offerUndo, toasts, words],
  );

  const trash = useCallback<TaskActions['trash']>(
    async (ids) => {
      // One question for all of them.
      const answer = await ask('tasks.trash', { ids: ids.slice(0, mostIdsPerRequest) });
      if (!answer.ok || answer.value.isCancelled) return;
      const { removed, keptFiles } = answer.value;
      if (keptFiles > 0) toasts.show(words('trash.kept', { count: keptFiles }));
      if (removed > 0) toasts.show(words('trash.done', { count: removed }));
    },
    [ask, toasts, words],
  );

  const mark = useCallback<TaskActions['mark']>(
    async (ids, wanted) => {
      for (const some of requestsOf(ids)) await ask('tasks.mark', { ids: some, mark: wanted });
    },
    [ask],
  );

  return useMemo(() => ({ act, actOnMany, trash, mark }), [act, actOnMany, trash, mark]);
}

/** Removals that follow each other share one Undo. */
function useUndo(): (removedIds: readonly string[]) => void {
  const ask = useAsk();
  const { toasts } = usePage();
  const { words } = useLanguage();
  const removal = useRef<{ toastId: number; ids: readonly string[] }>({ toastId: 0, ids: [] });
  return useCallback(
    (removedIds) => {
      const { toastId, ids: before } = removal.current;
      const isShown = toasts.getState().toasts.some((toast) => toast.id === toastId);
      const ids = isShown ? [...before, ...removedIds] : removedIds;
      if (isShown) toasts.close(toastId);
      const restore = async (): Promise<void> => {
        for (const some of requestsOf(ids)) await ask('tasks.restore', { ids: some });
      };
      removal.current = {
        ids,
        toastId: toasts.show(words('toast.removed', { count: ids.length }), {
          label: words('toast.undo'),
          run: () => void restore(),
        }),
      };
    },
    [ask, toasts, words],
  );
}

function requestsOf(ids: readonly string[]): readonly string[][] {
  const requests: string[][] = [];
  for (let at = 0; at < ids.length; at += mostIdsPerRequest) {
    requests.push(ids.slice(at, at + mostIdsPerRequest));
  }
  return requests;
}
