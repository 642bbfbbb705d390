import {
  ArrowDown,
  Check,
  CircleAlert,
  CirclePause,
  CircleQuestionMark,
  Clock,
  FileWarning,
  FileX,
  FolderX,
  Hourglass,
  ScanLine,
  Sparkles,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { isStopped } from '../../state/state-counts';
import './state-icon.css';

interface Props {
  readonly row: TaskRow;
  readonly isAllPaused: boolean;
}

/** A picture of the state; the words beside it say the same, so it is hidden from screen readers. */
export function StateIcon(props: Props): ReactElement {
  return (
    <span className="state-icon" aria-hidden>
      {iconOf(props)}
    </span>
  );
}

function iconOf({ row, isAllPaused }: Props): ReactElement {
  if (isStopped(row, isAllPaused)) return <CirclePause />;
  if (row.filesGone !== 'none') return row.filesGone === 'file' ? <FileX /> : <FolderX />;
  const { state } = row;
  switch (state.name) {
    case 'watching':
      return state.phase === 'waiting' ? <Hourglass /> : <Sparkles />;
    case 'downloading':
      return <ArrowDown />;
    case 'checking':
      return <ScanLine />;
    case 'saved':
      return row.findings.length > 0 ? <FileWarning /> : <Check />;
    case 'failed':
      return <CircleAlert />;
    case 'timed-out':
      return <Clock />;
    case 'not-found':
      return <CircleQuestionMark />;
    case 'paused':
      return <CirclePause />;
  }
}
