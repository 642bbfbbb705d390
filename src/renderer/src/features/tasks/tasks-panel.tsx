import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { canBeShown, type TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { isNarrowed } from '../../state/list-query';
import { KeptIds } from '../../state/kept-ids';
import { ListViewer } from '../../state/list-viewer';
import { useIsAllPaused, useList, usePage } from '../../state/page-context';
import { afterListChange } from '../../state/selection';
import { countStates } from '../../state/state-counts';
import { useCommands } from '../../state/use-commands';
import { BulkBar } from './bulk-bar';
import { EmptyList } from './empty-list';
import { FailureDetails } from './failure-details';
import { FindBar } from './find-bar';
import { listCommands } from './list-commands';
import { NoMatch } from './no-match';
import { PaceLine } from './pace-line';
import { ResultGrid } from './result-grid';
import { SummaryLine } from './summary-line';
import { TaskList } from './task-list';
import { useTaskActions } from './use-task-actions';

export function TasksPanel(): ReactElement {
  const page = usePage();
  const { browse, preview } = page;
  const { words } = useLanguage();
  const total = useList((list) => list.order.length);
  const isAllPaused = useIsAllPaused();
  const actions = useTaskActions();
  const [explained, setExplained] = useState<TaskRow | null>(null);
  const counts = useList(useShallow(({ rows }) => countStates(rows.values(), isAllPaused)));
  const asked = useStore(browse, (view) => view.query);
  // A group that ran empty would leave an empty list that looks like lost tasks.
  const isGroupEmpty = asked.group !== null && counts[asked.group] === 0;
  const query = useMemo(
    () => (isGroupEmpty ? { ...asked, group: null } : asked),
    [asked, isGroupEmpty],
  );
  const [viewer] = useState(() => new ListViewer());
  const view = useList((list) => list.app.settings.view);
  const [pictured] = useState(() => new KeptIds());
  const ids = useList((list) => {
    const fitting = viewer.ids(list, query);
    // Only what is finished has a picture.
    return view === 'list'
      ? fitting
      : pictured.of(fitting.filter((id) => isFinished(list.rows.get(id))));
  });
  useEffect(() => void preview.listShows(ids), [preview, ids]);
  useSelectionOf(ids);
  useCommands(() => listCommands(page, ids, actions));
  const closeDetails = useCallback(() => setExplained(null), []);

  if (total === 0 && !isAllPaused) return <EmptyList />;
  return (
    <>
      <SummaryLine
        total={total}
        counts={counts}
        shown={query.group}
        onShow={(group) => browse.ask({ group })}
      />
      <PaceLine />
      {total === 0 ? (
        <EmptyList />
      ) : (
        <>
          <FindBar shown={ids.length} total={total} />
          {ids.length === 0 && isNarrowed(query) ? (
            <NoMatch />
          ) : view === 'grid' && ids.length === 0 ? (
            <p className="result-grid-empty">{words('grid.empty')}</p>
          ) : view === 'grid' ? (
            <ResultGrid ids={ids} actions={actions} onDetails={setExplained} />
          ) : (
            <TaskList ids={ids} actions={actions} onDetails={setExplained} />
          )}
          <BulkBar actions={actions} />
        </>
      )}
      {explained !== null && (
        <FailureDetails row={explained} act={actions.act} onClose={closeDetails} />
      )}
    </>
  );
}

const isFinished = (row: TaskRow | undefined): boolean => row !== undefined && canBeShown(row);

/** What leaves the list is chosen no more; the keyboard goes to what takes its place. */
function useSelectionOf(ids: readonly string[]): void {
  const { browse } = usePage();
  const before = useRef(ids);
  useEffect(() => {
    const { selection } = browse.getState();
    const after = afterListChange(selection, before.current, ids);
    before.current = ids;
    if (after === selection) return;
    // The focus fell out of the page together with the row that had it.
    const isFocusLost = document.activeElement === document.body && after.active !== null;
    browse.select(after, isFocusLost);
  }, [browse, ids]);
}
