import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';

/** Forgets the key after one question. */
export function ForgetKey(): ReactElement {
  const { words } = useLanguage();
  const ask = useAsk();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button look="quiet" testId="key-forget" onClick={() => setAsking(true)}>
        {words('keyPanel.forget')}
      </Button>
    );
  }
  return (
    <div className="forget-key">
      <p>{words('keyPanel.forgetSure')}</p>
      <div className="key-panel-buttons">
        <Button
          look="danger"
          testId="key-forget-yes"
          onClick={() => {
            setAsking(false);
            void ask('key.forget', null);
          }}
        >
          {words('keyPanel.forgetYes')}
        </Button>
        <Button autoFocus onClick={() => setAsking(false)}>
          {words('keyPanel.forgetNo')}
        </Button>
      </div>
    </div>
  );
}
