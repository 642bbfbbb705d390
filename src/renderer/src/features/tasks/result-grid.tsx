import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { canBeShown } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useList } from '../../state/page-context';
import { ResultTile } from './result-tile';
import './result-grid.css';

const leastTileWidth = 200;
/** A picture of 16 to 9 and two lines below it. */
const heightOf = (tileWidth: number): number => Math.round((tileWidth * 9) / 16) + 56;

/** The finished ones of these tasks, as pictures. */
export function ResultGrid({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { words } = useLanguage();
  const rows = useList((list) => list.rows);
  const finished = useMemo(
    () =>
      ids.filter((id) => {
        const row = rows.get(id);
        return row !== undefined && canBeShown(row);
      }),
    [ids, rows],
  );
  if (finished.length > 0) return <Grid ids={finished} />;
  return <p className="result-grid-empty">{words('grid.empty')}</p>;
}

/** Only the lines in view exist. */
function Grid({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { words } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const columns = Math.max(1, Math.floor(width / leastTileWidth));
  const height = heightOf(width / columns);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result stays in this component, and no React Compiler runs here
  const virtualizer = useVirtualizer({
    count: Math.ceil(ids.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 2,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);

  return (
    <div ref={scroller} className="result-grid" data-testid="result-grid" tabIndex={-1}>
      <div
        role="list"
        aria-label={words('grid.label')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().flatMap((line) =>
          ids.slice(line.index * columns, (line.index + 1) * columns).map((id, column) => (
            <div
              key={id}
              role="listitem"
              aria-setsize={ids.length}
              aria-posinset={line.index * columns + column + 1}
              className="result-grid-item"
              style={{
                width: width / columns,
                height,
                transform: `translate(${(column * width) / columns}px, ${line.start}px)`,
              }}
            >
              <ResultTile id={id} />
            </div>
          )),
        )}
      </div>
    </div>
  );
}
