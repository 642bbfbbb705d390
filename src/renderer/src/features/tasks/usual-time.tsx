import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused } from '../../state/page-context';
import { usualText } from './usual-text';

/** How long such tasks took lately, in words: the truth, where a moving bar would be a guess. */
export function UsualTime({ row }: { readonly row: TaskRow }): ReactElement | null {
  const tools = useLanguage();
  const isAllPaused = useIsAllPaused();
  if (row.usualMs === null || row.state.name !== 'watching' || isAllPaused) return null;
  return (
    <span className="next-look" data-testid="usual-time">
      {usualText(row.usualMs, tools)}
    </span>
  );
}
