import { useRef, useState, type ReactElement } from 'react';
import {
  defaultNameTemplate,
  longestTemplate,
  nameTokens,
  readNameTemplate,
  type NameToken,
} from '../../../../shared/name-template';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { insertToken } from './insert-token';
import { exampleName } from './example-name';
import { useChangeSettings } from './use-change-settings';
import './name-template-field.css';

/** How files are named: a text with tokens, put in by a click, and what comes of it. Sent on Enter, or when the field is left. */
export function NameTemplateField(): ReactElement {
  const { words, formats } = useLanguage();
  const { settings } = useAppView();
  const saved = settings.nameTemplate;
  const change = useChangeSettings();
  const input = useRef<HTMLInputElement>(null);
  // Null follows what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const template = draft ?? saved;
  const reading = readNameTemplate(template);

  const save = (text: string): void => {
    if (!readNameTemplate(text).ok) return;
    setDraft(null);
    if (text !== saved) change({ nameTemplate: text });
  };
  const insert = (token: NameToken): void => {
    const field = input.current;
    if (field === null) return;
    const next = insertToken(template, token, field.selectionStart, field.selectionEnd);
    setDraft(next.template);
    save(next.template);
    field.focus();
    // React writes the value first, which puts the cursor at the end.
    requestAnimationFrame(() => field.setSelectionRange(next.cursor, next.cursor));
  };

  return (
    <div className="name-template">
      <label htmlFor="name-template">{words('saving.name')}</label>
      <input
        ref={input}
        id="name-template"
        data-testid="name-template"
        type="text"
        spellCheck={false}
        autoComplete="off"
        maxLength={longestTemplate + 1}
        value={template}
        aria-invalid={!reading.ok}
        aria-describedby="name-template-note"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => save(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(event.currentTarget.value);
        }}
      />
      <div className="name-template-tokens" role="group" aria-label={words('saving.tokens')}>
        {nameTokens.map((token) => (
          <button
            key={token}
            type="button"
            data-testid={`token-${token}`}
            title={`{${token}}`}
            // The field keeps the focus, and with it the place where the token goes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(token)}
          >
            {words(`nameToken.${token}`)}
          </button>
        ))}
        {saved !== defaultNameTemplate && (
          <button
            type="button"
            className="name-template-reset"
            data-testid="name-template-reset"
            onClick={() => save(defaultNameTemplate)}
          >
            {words('saving.nameReset')}
          </button>
        )}
      </div>
      <p id="name-template-note" aria-live="polite">
        {reading.ok ? (
          <>
            {words('saving.example')}{' '}
            <span className="name-template-example can-select" data-testid="name-example">
              {exampleName(template, settings.subfolders, words('saving.exampleLabel'))}
            </span>
          </>
        ) : (
          <span className="name-template-problem" data-testid="name-template-problem">
            {words(`templateRefusal.${reading.why}`, {
              subject: reading.subject,
              most: formats.number(longestTemplate),
            })}
          </span>
        )}
      </p>
    </div>
  );
}
