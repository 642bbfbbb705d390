import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { LiveTaskRow, taskRowHeight } from './task-row';
import type { ActOnTask } from './use-task-actions';
import './task-list.css';

interface Props {
  readonly ids: readonly string[];
  readonly act: ActOnTask;
  readonly onDetails: (row: TaskRow) => void;
}

/** The rows in view, of however many there are. */
export function TaskList({ ids, act, onDetails }: Props): ReactElement {
  const { words } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result stays in this component, and no React Compiler runs here
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => taskRowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className="task-list" tabIndex={-1}>
      <div
        role="list"
        aria-label={words('list.label')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const id = ids[item.index];
          if (id === undefined) return null;
          return (
            <div
              key={item.key}
              role="listitem"
              aria-setsize={ids.length}
              aria-posinset={item.index + 1}
              className="task-list-item"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <LiveTaskRow id={id} act={act} onDetails={onDetails} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
