import { Pause, Play } from 'lucide-react';
import type { ReactElement } from 'react';
import { withKeys } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused } from '../../state/page-context';
import type { StateCounts } from '../../state/state-counts';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';

/** Stops and starts everything at once; there while there is something to stop or to start. */
export function PauseAll({ counts }: { readonly counts: StateCounts }): ReactElement | null {
  const { words } = useLanguage();
  const ask = useAsk();
  const isPaused = useIsAllPaused();
  const active = counts.waiting + counts.generating + counts.downloading;
  if (active === 0 && !isPaused) return null;
  const label = words(isPaused ? 'list.resumeAll' : 'list.pauseAll');
  return (
    <Button
      look="quiet"
      testId="pause-all"
      title={withKeys(label, 'pause-all', words)}
      icon={isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
      onClick={() => void ask('settings.change', { isPaused: !isPaused })}
    >
      {label}
    </Button>
  );
}
