import type { DragEvent } from 'react';
import { canBeShown, type TaskRow } from '../../../../shared/task';
import { useAsk } from '../../state/use-ask';

interface DragOut {
  readonly draggable: boolean;
  readonly onDragStart: (event: DragEvent) => void;
}

/** Lets a saved result be dragged into a folder or another program; `idsOf` tells which tasks come along. */
export function useDragOut(row: TaskRow, idsOf: () => readonly string[]): DragOut {
  const ask = useAsk();
  return {
    draggable: canBeShown(row),
    onDragStart(event) {
      // The browser would drag a picture or a text; main drags the files.
      event.preventDefault();
      void ask('results.drag', { ids: [...idsOf()] });
    },
  };
}
