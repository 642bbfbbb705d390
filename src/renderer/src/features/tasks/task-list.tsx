import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type MouseEvent, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { tabStop } from '../../state/browse-store';
import { usePage } from '../../state/page-context';
import { afterClick } from '../../state/selection';
import { useShortcuts } from '../../state/use-shortcuts';
import { moveInList } from './move-in-list';
import { LiveTaskRow, taskRowHeight } from './task-row';
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
  const { browse, commands } = usePage();
  const scroller = useRef<HTMLDivElement | null>(null);
  const active = useStore(browse, (view) => view.selection.active);
  const focusWanted = useStore(browse, (view) => view.focusWanted);
  const activePlace = active === null ? -1 : ids.indexOf(active);
  const tabPlace = Math.max(activePlace, 0);
  // Out of view as well: it holds the focus, which would be lost with it.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const places = defaultRangeExtractor(range);
      if (tabPlace < range.count && !places.includes(tabPlace)) places.push(tabPlace);
      return places.sort((a, b) => a - b);
    },
    [tabPlace],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- its result stays in this component, and no React Compiler runs here
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => taskRowHeight,
    getItemKey: (index) => ids[index] ?? index,
    rangeExtractor,
    overscan: 6,
  });

  const keys = useShortcuts<HTMLDivElement>('list', (command, event) => {
    const perScreen = Math.floor((scroller.current?.clientHeight ?? 0) / taskRowHeight) - 1;
    const { selection } = browse.getState();
    const moved = moveInList(selection, ids, event, Math.max(perScreen, 1));
    // A text that was marked is what Ctrl+C means then.
    if (command === 'copy-path' && isTextMarked()) return false;
    if (moved === null) return commands.run(command);
    browse.select(moved, true);
    return true;
  });
  // A move can end on the row that is active already, but out of view.
  useEffect(() => {
    if (focusWanted === null) return;
    const place = focusWanted === tabStop ? tabPlace : ids.indexOf(focusWanted);
    if (place >= 0) virtualizer.scrollToIndex(place, { align: 'auto' });
  }, [focusWanted, ids, tabPlace, virtualizer]);

  const choose = (event: MouseEvent, id: string): void => {
    // A person who marks a text to copy it does not choose the row.
    if (isOnControl(event) || isTextMarked()) return;
    const { selection } = browse.getState();
    const isToggle = event.ctrlKey || event.metaKey;
    browse.select(afterClick(selection, ids, id, { isToggle, isRange: event.shiftKey }), true);
  };

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
              onMouseDown={(event) => {
                // A range of rows, not of their text.
                if (event.shiftKey && !isOnControl(event)) event.preventDefault();
              }}
              onClick={(event) => choose(event, id)}
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

const isTextMarked = (): boolean => document.getSelection()?.isCollapsed === false;

/** What a menu of the row shows lies elsewhere in the document, but its clicks come here as well. */
const isOnControl = ({ target, currentTarget }: MouseEvent): boolean =>
  target instanceof Element &&
  (!currentTarget.contains(target) || target.closest('button, input, a') !== null);
