import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { tabStop } from '../../state/browse-store';
import { usePage } from '../../state/page-context';
import { chooseByMouse } from './choose-by-mouse';
import { LiveTaskRow, taskRowHeight } from './task-row';
import { useKeptLine } from './use-kept-line';
import { useListKeys } from './use-list-keys';
import type { TaskActions } from './use-task-actions';
import './task-list.css';

interface Props {
  readonly ids: readonly string[];
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

/** The rows in view, of however many there are, and the one that the keyboard is on. */
export function TaskList({ ids, actions, onDetails }: Props): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const scroller = useRef<HTMLDivElement | null>(null);
  const active = useStore(browse, (view) => view.selection.active);
  const focusWanted = useStore(browse, (view) => view.focusWanted);
  const activePlace = active === null ? -1 : ids.indexOf(active);
  const tabPlace = Math.max(activePlace, 0);
  const rangeExtractor = useKeptLine(tabPlace);
  // The same function while the list is the same, or each scroll would measure every row anew.
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids]);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result stays in this component, and no React Compiler runs here
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => taskRowHeight,
    getItemKey,
    rangeExtractor,
    overscan: 6,
  });

  const keys = useListKeys(ids, () => {
    const lines = Math.floor((scroller.current?.clientHeight ?? 0) / taskRowHeight) - 1;
    return { columns: 1, lines: Math.max(lines, 1) };
  });
  // A move can end on the row that is active already, but out of view.
  useEffect(() => {
    if (focusWanted === null) return;
    const place = focusWanted === tabStop ? tabPlace : ids.indexOf(focusWanted);
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'auto' });
  }, [focusWanted, ids, tabPlace, virtualizer]);

  return (
    <div
      ref={(element) => {
        scroller.current = element;
        keys(element);
      }}
      className="task-list"
      data-testid="task-list"
      role="grid"
      aria-label={words('list.label')}
      aria-rowcount={ids.length}
      aria-multiselectable
      tabIndex={-1}
    >
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const id = ids[item.index];
          if (id === undefined) return null;
          return (
            <div
              key={item.key}
              role="none"
              className="task-list-item"
              style={{ transform: `translateY(${item.start}px)` }}
              {...chooseByMouse(browse, ids, id)}
            >
              <LiveTaskRow
                id={id}
                place={item.index}
                isTabStop={item.index === tabPlace}
                actions={actions}
                onDetails={onDetails}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
