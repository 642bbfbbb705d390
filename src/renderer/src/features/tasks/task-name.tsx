import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { usePage } from '../../state/page-context';
import { NameField } from './name-field';
import { TaskId } from './task-id';
import './task-name.css';

/** What a row is called: its label and its ID, or the field that changes the label. */
export function TaskName({ row }: { readonly row: TaskRow }): ReactElement {
  const { browse } = usePage();
  const isRenamed = useStore(browse, (view) => view.renaming === row.id);
  if (isRenamed) return <NameField row={row} />;
  return (
    <>
      {row.label !== null && (
        <span className="task-label can-select" data-testid="task-label" title={row.label}>
          {row.label}
        </span>
      )}
      <TaskId id={row.id} />
    </>
  );
}
