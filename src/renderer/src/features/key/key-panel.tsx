import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { ForgetKey } from './forget-key';
import { KeyButtons } from './key-buttons';
import { keyLook, keySentences } from './key-words';
import './key-panel.css';

/** How the key is, where it is kept, and what can be done with it. */
export function KeyPanel(): ReactElement {
  const tools = useLanguage();
  const { key } = useAppView();
  return (
    <div className="key-panel">
      <div className="key-panel-text" data-look={keyLook(key)}>
        {keySentences(key, tools).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="key-panel-buttons">
        <KeyButtons isMainStep={key.status === 'missing' || key.status === 'rejected'} />
        {key.storage !== null && key.storage !== 'environment' && <ForgetKey />}
      </div>
    </div>
  );
}
