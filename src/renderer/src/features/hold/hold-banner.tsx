import { CirclePause, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { holdNames, holdsOfTheNetwork, type Hold, type HoldName } from '../../../../shared/hold';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { holdReport } from './hold-report';
import './hold-banner.css';

/** The hold that must be mended first, or null. */
export function firstHold(holds: readonly Hold[]): Hold | null {
  const names = holdNames.filter((name) => holds.some((hold) => hold.name === name));
  return holds.find((hold) => hold.name === names[0]) ?? null;
}

/** Says what stops the whole queue, with the one button that mends it. */
export function HoldBanner(): ReactElement | null {
  const tools = useLanguage();
  const { words } = tools;
  const ask = useAsk();
  const app = useAppView();
  const hold = firstHold(app.holds);
  if (hold === null) return null;
  const { name, message, subject } = hold;
  return (
    <section className="hold-banner" data-testid="hold" data-hold={name}>
      {iconOf(name)}
      <div className="hold-banner-text">
        <h2>{words(`hold.${name}.title`)}</h2>
        <p>{words(`hold.${name}.what`, { subject: subject ?? '' })}</p>
        {message !== null && (
          <p className="can-select">
            {words(holdsOfTheNetwork.includes(name) ? 'hold.code' : 'hold.says', { message })}
          </p>
        )}
      </div>
      {message !== null && (
        <CopyButton
          key={name}
          look="quiet"
          testId="hold-copy"
          label={words('details.copyDetails')}
          copiedLabel={words('details.copied')}
          text={() => holdReport(hold, app, Date.now(), tools)}
        />
      )}
      <Button testId="hold-mend" onClick={() => void ask('hold.mend', { name })}>
        {words(`hold.${name}.button`)}
      </Button>
    </section>
  );
}

function iconOf(name: HoldName): ReactElement {
  if (name === 'all-paused') return <CirclePause aria-hidden />;
  return holdsOfTheNetwork.includes(name) ? <WifiOff aria-hidden /> : <TriangleAlert aria-hidden />;
}
