import type { ReactElement } from 'react';
import { holdsThatStopRequests } from '../../../../shared/hold';
import type { TaskRow } from '../../../../shared/task';
import { durationText } from '../../language/duration-text';
import { useLanguage } from '../../language/language-context';
import { useList } from '../../state/page-context';
import { useNow } from '../../state/use-now';
import './next-look.css';

/** Beyond this the clock was set, not the look planned: the next answer puts it right. */
const longestWaitMs = 86_400_000;

/** When a watched task is looked at next; counted down here, so that no message is needed for a tick. */
export function NextLook({ row }: { readonly row: TaskRow }): ReactElement | null {
  const tools = useLanguage();
  const isHeld = useList(({ app }) =>
    app.holds.some(({ name }) => holdsThatStopRequests.includes(name)),
  );
  const atMs = row.state.name === 'watching' && !isHeld ? row.nextLookAtMs : null;
  const nowMs = useNow(atMs !== null);
  if (atMs === null || atMs - nowMs > longestWaitMs) return null;
  const isNow = atMs <= nowMs;
  const time = durationText(atMs - nowMs, tools);
  return (
    <span className="next-look" data-testid="next-look">
      {isNow ? tools.words('asking.now') : tools.words('asking.next', { time })}
    </span>
  );
}
