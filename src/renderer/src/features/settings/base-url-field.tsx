import { useState, type ReactElement } from 'react';
import { defaultBaseUrl, newerBaseUrl, readBaseUrl } from '../../../../shared/base-url';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useChangeSettings } from './use-change-settings';
import './base-url-field.css';

/** The gateway's address. Sent once it is whole: on Enter, or when the field is left. */
export function BaseUrlField(): ReactElement {
  const { words } = useLanguage();
  const saved = useAppView().settings.baseUrl;
  const change = useChangeSettings();
  // Null follows what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const reading = readBaseUrl(draft ?? saved);

  const save = (text: string): void => {
    const whole = readBaseUrl(text);
    if (!whole.ok) return;
    setDraft(null);
    if (whole.url !== saved) change({ baseUrl: whole.url });
  };

  return (
    <div className="base-url-field">
      <label htmlFor="base-url">{words('settings.baseUrl')}</label>
      <input
        id="base-url"
        data-testid="base-url"
        type="text"
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
        value={draft ?? saved}
        aria-invalid={!reading.ok}
        aria-describedby="base-url-note"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => save(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(event.currentTarget.value);
        }}
      />
      <p id="base-url-note">
        {reading.ok ? (
          words('settings.baseUrlText')
        ) : (
          <span className="base-url-problem" data-testid="base-url-problem" role="alert">
            {words(`baseUrlRefusal.${reading.why}`)}
          </span>
        )}
      </p>
      <div className="base-url-offers">
        {saved !== newerBaseUrl && (
          <button type="button" data-testid="base-url-newer" onClick={() => save(newerBaseUrl)}>
            {words('settings.useNewer', { url: newerBaseUrl })}
          </button>
        )}
        {saved !== defaultBaseUrl && (
          <button type="button" data-testid="base-url-default" onClick={() => save(defaultBaseUrl)}>
            {words('settings.useDefault', { url: defaultBaseUrl })}
          </button>
        )}
      </div>
    </div>
  );
}
