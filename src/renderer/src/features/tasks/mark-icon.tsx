import { ThumbsDown, ThumbsUp } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import './mark-icon.css';

/** What a person decided about a result; nothing while nothing is decided. */
export function MarkIcon({ mark }: Pick<TaskRow, 'mark'>): ReactElement | null {
  const { words } = useLanguage();
  if (mark === null) return null;
  const label = words(mark === 'keep' ? 'mark.kept' : 'mark.rejected');
  return (
    <span className="mark-icon" role="img" aria-label={label} title={label} data-mark={mark}>
      {mark === 'keep' ? <ThumbsUp aria-hidden /> : <ThumbsDown aria-hidden />}
    </span>
  );
}
