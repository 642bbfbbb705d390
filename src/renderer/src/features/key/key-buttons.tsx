import { ClipboardPaste, KeyRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { KeychainAgain } from './keychain-again';

/** The two ways in for a key. Neither shows it to this page. */
export function KeyButtons({ isMainStep }: { readonly isMainStep: boolean }): ReactElement {
  const { words } = useLanguage();
  const ask = useAsk();
  const hasKey = useAppView().key.storage !== null;
  return (
    <>
      <KeychainAgain />
      <Button
        look={isMainStep ? 'primary' : 'plain'}
        testId="key-enter"
        icon={<KeyRound aria-hidden />}
        onClick={() => void ask('key.enter', null)}
      >
        {words(hasKey ? 'keyPanel.replace' : 'keyPanel.enter')}
      </Button>
      <Button
        testId="key-from-clipboard"
        icon={<ClipboardPaste aria-hidden />}
        title={words('keyPanel.clipboardNote')}
        onClick={() => void ask('key.take-from-clipboard', null)}
      >
        {words('keyPanel.fromClipboard')}
      </Button>
    </>
  );
}
