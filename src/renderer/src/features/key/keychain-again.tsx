import type { ReactElement } from 'react';
import type { KeyView } from '../../../../shared/app-view';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';

const mendable: readonly KeyView['trouble'][] = [
  ...(['no-keychain', 'keychain-locked', 'keychain-refused', 'keychain-slow'] as const),
];

/** Reads the key once more, or keeps the one in memory, once a person mended the keychain. */
export function KeychainAgain(): ReactElement | null {
  const { words } = useLanguage();
  const ask = useAsk();
  const { key } = useAppView();
  if (!mendable.includes(key.trouble) && key.status !== 'locked') return null;
  return (
    <Button
      testId="keychain-again"
      onClick={() =>
        void (key.storage === 'session'
          ? ask('key.store-again', null)
          : ask('hold.mend', { name: 'keychain-locked' }))
      }
    >
      {words('keyPanel.keychainAgain')}
    </Button>
  );
}
