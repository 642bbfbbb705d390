import {
  ArrowDown,
  Check,
  CircleAlert,
  CirclePause,
  CircleQuestionMark,
  Clock,
  Hourglass,
  ScanLine,
  Sparkles,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskState } from '../../../../shared/task';
import './state-icon.css';

/** A picture of the state; the words beside it say the same, so it is hidden from screen readers. */
export function StateIcon({ state }: { readonly state: TaskState }): ReactElement {
  return (
    <span className="state-icon" aria-hidden>
      {iconOf(state)}
    </span>
  );
}

function iconOf(state: TaskState): ReactElement {
  switch (state.name) {
    case 'watching':
      return state.phase === 'waiting' ? <Hourglass /> : <Sparkles />;
    case 'downloading':
      return <ArrowDown />;
    case 'checking':
      return <ScanLine />;
    case 'saved':
      return <Check />;
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
