import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { tabStop } from '../../state/browse-store';
import { usePage } from '../../state/page-context';
import { chooseByMouse } from './choose-by-mouse';
import { LiveResultTile } from './result-tile';
import { useKeptLine } from './use-kept-line';
import { useListKeys } from './use-list-keys';
import type { TaskActions } from './use-task-actions';
import './result-grid.css';

const leastTileWidth = 200;
/** The tile's padding, and the two lines below its picture. */
const aroundPicture = { width: 16, height: 16 + 42 };

interface Props {
  readonly ids: readonly string[];
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

/** Finished tasks as pictures, gone through and chosen as the rows of the list are. */
export function ResultGrid({ ids, actions, onDetails }: Props): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const scroller = useRef<HTMLDivElement | null>(null);
  const inner = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = inner.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const columns = Math.max(1, Math.floor(width / leastTileWidth));
  const pictureWidth = Math.max(0, width / columns - aroundPicture.width);
  const lineHeight = Math.round((pictureWidth * 9) / 16) + aroundPicture.height;
  const active = useStore(browse, (view) => view.selection.active);
  const focusWanted = useStore(browse, (view) => view.focusWanted);
  const tabPlace = Math.max(active === null ? -1 : ids.indexOf(active), 0);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result stays in this component, and no React Compiler runs here
  const virtualizer = useVirtualizer({
    count: Math.ceil(ids.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    rangeExtractor: useKeptLine(Math.floor(tabPlace / columns)),
    overscan: 2,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, lineHeight]);
  const keys = useListKeys(ids, () => {
    const lines = Math.floor((scroller.current?.clientHeight ?? 0) / lineHeight);
    return { columns, lines: Math.max(lines, 1) };
  });
  useEffect(() => {
    if (focusWanted === null) return;
    const place = focusWanted === tabStop ? tabPlace : ids.indexOf(focusWanted);
    if (place >= 0) virtualizer.scrollToIndex(Math.floor(place / columns), { align: 'auto' });
  }, [focusWanted, ids, tabPlace, columns, virtualizer]);

  return (
    <div
      ref={(element) => {
        scroller.current = element;
        keys(element);
      }}
      className="result-grid"
      data-testid="result-grid"
      role="grid"
      aria-label={words('grid.label')}
      aria-rowcount={Math.ceil(ids.length / columns)}
      aria-colcount={columns}
      aria-multiselectable
      tabIndex={-1}
    >
      <div ref={inner} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((line) => (
          <div
            key={line.key}
            role="row"
            aria-rowindex={line.index + 1}
            className="result-grid-line"
            style={{
              height: lineHeight,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              transform: `translateY(${line.start}px)`,
            }}
          >
            {ids.slice(line.index * columns, (line.index + 1) * columns).map((id, column) => (
              <div
                key={id}
                role="none"
                className="result-grid-item"
                {...chooseByMouse(browse, ids, id)}
              >
                <LiveResultTile
                  id={id}
                  column={column}
                  isTabStop={line.index * columns + column === tabPlace}
                  actions={actions}
                  onDetails={onDetails}
                />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
