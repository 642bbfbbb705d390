import { memo, type ReactElement } from 'react';
import type { TaskRow, TaskState } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useList } from '../../state/page-context';
import { ProgressBar } from '../../ui/progress-bar';
import { RowActions } from './row-actions';
import { rowProgress } from './row-progress';
import { rowWords } from './row-words';
import { StateIcon } from './state-icon';
import { TaskId } from './task-id';
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
  const text = rowWords(row, tools);
  const progress = rowProgress(row);
  return (
    <div
      className="task-row"
      data-testid="task-row"
      data-task-id={row.id}
      data-state={row.state.name}
      data-problem={row.state.name === 'failed' ? row.state.problem.code : undefined}
      data-look={lookOf(row.state)}
    >
      <StateIcon state={row.state} />
      <div className="task-row-text">
        <div className="task-row-line">
          <TaskId id={row.id} />
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
          {row.state.name === 'failed' && (
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

function lookOf(state: TaskState): 'still' | 'active' | 'done' | 'failed' | 'warning' {
  switch (state.name) {
    case 'watching':
      return state.phase === 'waiting' ? 'still' : 'active';
    case 'downloading':
    case 'checking':
      return 'active';
    case 'saved':
      return 'done';
    case 'failed':
      return 'failed';
    case 'timed-out':
    case 'not-found':
      return 'warning';
    case 'paused':
      return 'still';
  }
}
