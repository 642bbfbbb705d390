import type { DragEvent } from 'react';
import { mostDraggedTasks } from '../../../../shared/request-limits';
import { canBeShown, type TaskRow } from '../../../../shared/task';
import { usePage } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';

interface DragOut {
  readonly draggable: boolean;
  readonly onDragStart: (event: DragEvent) => void;
}

/** Lets a saved result be dragged into a folder or another program; all that are chosen come along with a chosen one. */
export function useDragOut(row: TaskRow): DragOut {
  const ask = useAsk();
  const { browse } = usePage();
  return {
    draggable: canBeShown(row),
    onDragStart(event) {
      // The browser would drag a picture or a text; main drags the files.
      event.preventDefault();
      const { selected } = browse.getState().selection;
      // The one under the mouse first: it lends the drag its picture.
      const others = selected.has(row.id) ? [...selected].filter((id) => id !== row.id) : [];
      void ask('results.drag', { ids: [row.id, ...others].slice(0, mostDraggedTasks) });
    },
  };
}
