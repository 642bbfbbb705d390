import { memo, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused, useList, usePage } from '../../state/page-context';
import { ProgressBar } from '../../ui/progress-bar';
import { NextLook } from './next-look';
import { RowActions } from './row-actions';
import { MarkIcon } from './mark-icon';
import { RowPicture } from './row-picture';
import { lookOf } from './row-look';
import { rowProgress } from './row-progress';
import { rowWords } from './row-words';
import { TaskName } from './task-name';
import { UsualTime } from './usual-time';
import { hasDetails } from './trouble';
import { useDragOut } from './use-drag-out';
import { useRowFocus } from './use-row-focus';
import type { TaskActions } from './use-task-actions';
import './task-row.css';

/** In pixels, whatever the state, so that nothing jumps. */
export const taskRowHeight = 56;

interface Props {
  readonly id: string;
  /** From 0, in the list as it is shown. */
  readonly place: number;
  /** Whether Tab leads here: one row of the list. */
  readonly isTabStop: boolean;
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

/** Follows its own row only, so that a tick elsewhere does not render it again. */
export const LiveTaskRow = memo(function LiveTaskRow(props: Props): ReactElement | null {
  const row = useList((list) => list.rows.get(props.id));
  return row === undefined ? null : <TaskRowView {...props} row={row} />;
});

function TaskRowView(props: Props & { readonly row: TaskRow }): ReactElement {
  const { row, place, isTabStop, actions, onDetails } = props;
  const tools = useLanguage();
  const { words, formats } = tools;
  const { browse } = usePage();
  const isAllPaused = useIsAllPaused();
  const isSelected = useStore(browse, ({ selection }) => selection.selected.has(row.id));
  const text = rowWords(row, isAllPaused, tools);
  const progress = rowProgress(row, isAllPaused);
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <div
      ref={useRowFocus(row.id, isTabStop)}
      className="task-row"
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      {...useDragOut(row)}
      data-testid="task-row"
      data-task-id={row.id}
      data-state={row.state.name}
      data-problem={row.state.name === 'failed' ? row.state.problem.code : undefined}
      data-files-gone={row.filesGone === 'none' ? undefined : row.filesGone}
      data-finding={row.findings[0]?.what}
      data-mark={row.mark ?? undefined}
      data-look={lookOf(row, isAllPaused)}
    >
      <div role="gridcell">
        <RowPicture row={row} isAllPaused={isAllPaused} tabIndex={tabIndex} />
      </div>
      <div role="gridcell" className="task-row-text">
        <div className="task-row-line">
          <TaskName row={row} />
          <MarkIcon mark={row.mark} />
        </div>
        <div className="task-row-line">
          <span className="task-row-state can-select" title={text}>
            {text}
          </span>
          <UsualTime row={row} />
          <NextLook row={row} />
          {hasDetails(row) && (
            <button
              type="button"
              className="task-row-details"
              tabIndex={tabIndex}
              onClick={() => onDetails(row)}
            >
              {words('action.details')}
            </button>
          )}
        </div>
        {progress !== null && (
          <ProgressBar
            fraction={progress.fraction}
            label={words('list.progress', { id: row.id })}
            text={text}
          />
        )}
      </div>
      <div role="gridcell" className="task-row-time">
        <time
          dateTime={new Date(row.addedAtMs).toISOString()}
          title={words('details.addedAt', { time: formats.fullMoment(row.addedAtMs) })}
        >
          {formats.moment(row.addedAtMs)}
        </time>
      </div>
      <RowActions row={row} tabIndex={tabIndex} actions={actions} onDetails={onDetails} />
    </div>
  );
}
