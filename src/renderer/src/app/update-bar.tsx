import { ArrowUpCircle, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/language-context';
import { updateText } from '../language/update-text';
import { useAppView } from '../state/page-context';
import { nextStep, wayOut } from '../state/update-steps';
import { useAsk } from '../state/use-ask';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import './update-bar.css';

/** How far the app is on its way to a newer version, with the next step; nothing happens without it. */
export function UpdateBar(): ReactElement | null {
  const { words, formats } = useLanguage();
  const { stage, isTold } = useAppView().update;
  const ask = useAsk();
  const text = updateText(stage, words, formats);
  if (!isTold || text === null) return null;
  const next = nextStep(stage);
  const later = wayOut(stage);
  return (
    <div className="update-bar" data-testid="update" data-stage={stage.name}>
      <ArrowUpCircle aria-hidden />
      <p className="can-select">{text}</p>
      {next !== null && (
        <Button look="primary" testId="update-next" onClick={() => void ask(next.request, null)}>
          {words(next.label)}
        </Button>
      )}
      {later === null ? (
        <IconButton
          label={words('update.close')}
          icon={<X />}
          testId="update-close"
          onClick={() => void ask('update.later', null)}
        />
      ) : (
        <Button testId="update-later" onClick={() => void ask('update.later', null)}>
          {words(later)}
        </Button>
      )}
    </div>
  );
}
