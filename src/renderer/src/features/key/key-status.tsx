import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { KeyPanel } from './key-panel';
import { keyLook, keySentences, keyStatusWord } from './key-words';
import './key-status.css';

/** The key's state in the header; a click tells more and offers what mends it. */
export function KeyStatus(): ReactElement {
  const tools = useLanguage();
  const { words } = tools;
  const { key } = useAppView();
  const status = words(keyStatusWord(key));
  return (
    <Popover.Root>
      <Popover.Trigger
        className="key-status"
        data-testid="key-status"
        data-status={key.status}
        data-look={keyLook(key)}
        aria-label={words('keyStatus.label', { status })}
        title={keySentences(key, tools).join('\n')}
      >
        <span className="key-status-dot" aria-hidden />
        {status}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="key-status-panel"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words('settings.key')}
        >
          <KeyPanel />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
