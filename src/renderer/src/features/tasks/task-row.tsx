import { memo, type ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused, useList } from '../../state/page-context';
import { ProgressBar } from '../../ui/progress-bar';
import { NextLook } from './next-look';
import { RowActions } from './row-actions';
import { MarkIcon } from './mark-icon';
import { RowPicture } from './row-picture';
import { lookOf } from './row-look';
import { rowProgress } from './row-progress';
import { rowWords } from './row-words';
import { TaskId } from './task-id';
import { UsualTime } from './usual-time';
import { isTroubled } from './trouble';
import { useDragOut } from './use-drag-out';
import type { ActOnTask } from './use-task-actions';
import './task-row.css';

/** In pixels, whatever the state, so that nothing jumps. */
export const taskRowHeight = 64;

interface Props {
  readonly id: string;
  readonly act: ActOnTask;
  readonly onDetails: (row: TaskRow) => void;
}

/** Follows its own row only, so that a tick elsewhere does not render it again. */
export const LiveTaskRow = memo(function LiveTaskRow(props: Props): ReactElement | null {
  const row = useList((list) => list.rows.get(props.id));
  return row === undefined ? null : <TaskRowView {...props} row={row} />;
});

function TaskRowView({ row, act, onDetails }: Props & { readonly row: TaskRow }): ReactElement {
  const tools = useLanguage();
  const { words, formats } = tools;
  const isAllPaused = useIsAllPaused();
  const text = rowWords(row, isAllPaused, tools);
  const progress = rowProgress(row, isAllPaused);
  return (
    <div
      className="task-row"
      {...useDragOut(row)}
      data-testid="task-row"
      data-task-id={row.id}
      data-state={row.state.name}
      data-problem={row.state.name === 'failed' ? row.state.problem.code : undefined}
      data-files-gone={row.filesGone === 'none' ? undefined : row.filesGone}
      data-mark={row.mark ?? undefined}
      data-look={lookOf(row, isAllPaused)}
    >
      <RowPicture row={row} isAllPaused={isAllPaused} />
      <div className="task-row-text">
        <div className="task-row-line">
          <TaskId id={row.id} />
          <MarkIcon mark={row.mark} />
          <time
            dateTime={new Date(row.addedAtMs).toISOString()}
            title={formats.fullMoment(row.addedAtMs)}
          >
            {formats.moment(row.addedAtMs)}
          </time>
        </div>
        <div className="task-row-line">
          <span className="task-row-state can-select" title={text}>
            {text}
          </span>
          <UsualTime row={row} />
          <NextLook row={row} />
          {isTroubled(row.state) && (
            <button type="button" className="task-row-details" onClick={() => onDetails(row)}>
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
      <RowActions row={row} act={act} onDetails={onDetails} />
    </div>
  );
}
