import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useIsAllPaused, useList, usePage } from '../../state/page-context';
import { countStates, groupOf, type TaskGroup } from '../../state/state-counts';
import { EmptyList } from './empty-list';
import { FailureDetails } from './failure-details';
import { PaceLine } from './pace-line';
import { SummaryLine } from './summary-line';
import { TaskList } from './task-list';
import { useTaskActions } from './use-task-actions';

export function TasksPanel(): ReactElement {
  const rows = useList((list) => list.rows);
  const order = useList((list) => list.order);
  const isAllPaused = useIsAllPaused();
  const act = useTaskActions();
  const [wanted, setWanted] = useState<TaskGroup | null>(null);
  const [explained, setExplained] = useState<TaskRow | null>(null);
  const counts = useMemo(() => countStates(rows.values(), isAllPaused), [rows, isAllPaused]);
  // A group that ran empty would leave an empty list that looks like lost tasks.
  const shown = wanted !== null && counts[wanted] > 0 ? wanted : null;
  const ids = useMemo(() => {
    if (shown === null) return order;
    return order.filter((id) => {
      const row = rows.get(id);
      return row !== undefined && groupOf(row, isAllPaused) === shown;
    });
  }, [order, rows, shown, isAllPaused]);
  const { preview } = usePage();
  useEffect(() => void preview.listShows(ids), [preview, ids]);
  const closeDetails = useCallback(() => setExplained(null), []);

  if (order.length === 0 && !isAllPaused) return <EmptyList />;
  return (
    <>
      <SummaryLine total={order.length} counts={counts} shown={shown} onShow={setWanted} />
      <PaceLine />
      {order.length === 0 ? (
        <EmptyList />
      ) : (
        <TaskList ids={ids} act={act} onDetails={setExplained} />
      )}
      {explained !== null && <FailureDetails row={explained} act={act} onClose={closeDetails} />}
    </>
  );
}
