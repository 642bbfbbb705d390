import type { ReactElement, ReactNode } from 'react';
import { KeyButtons } from '../features/key/key-buttons';
import { FolderField } from '../features/settings/folder-field';
import { useLanguage } from '../language/language-context';
import { pasteShortcut } from '../language/paste-shortcut';
import { useAppView } from '../state/page-context';
import './welcome.css';

/** The first start: key, folder, paste. */
export function Welcome(): ReactElement {
  const { words } = useLanguage();
  const { trouble } = useAppView().key;
  return (
    <div className="welcome-room">
      <section className="welcome" data-testid="welcome">
        <h2>{words('welcome.title')}</h2>
        <p className="welcome-text">{words('welcome.text')}</p>
        <ol>
          <Step title={words('welcome.keyStep')}>
            <p>{words('welcome.keyText')}</p>
            <div className="welcome-buttons">
              <KeyButtons isMainStep />
            </div>
            {trouble !== null && (
              <p className="welcome-problem" role="alert">
                {words(`keyTrouble.${trouble}`)}
              </p>
            )}
          </Step>
          <Step title={words('welcome.folderStep')}>
            <FolderField />
          </Step>
          <Step title={words('welcome.pasteStep')}>
            <p>{words('welcome.pasteText', { shortcut: pasteShortcut() })}</p>
          </Step>
        </ol>
      </section>
    </div>
  );
}

function Step({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <li className="welcome-step">
      <h3>{title}</h3>
      {children}
    </li>
  );
}
