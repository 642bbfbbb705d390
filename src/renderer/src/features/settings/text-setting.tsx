import { useState, type ReactElement } from 'react';
import { SettingRow } from './setting-row';
import './text-setting.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly saved: string;
  /** Why a text cannot be taken; null when it can. */
  readonly problemOf: (text: string) => string | null;
  readonly onSave: (text: string) => void;
}

/** A setting that is typed. Saved once it is whole: on Enter, or when the field is left. */
export function TextSetting({ id, label, text, saved, problemOf, onSave }: Props): ReactElement {
  // Null follows what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : problemOf(draft);
  const save = (entered: string): void => {
    if (problemOf(entered) !== null) return;
    setDraft(null);
    if (entered.trim() !== saved) onSave(entered.trim());
  };
  return (
    <SettingRow label={label} controlId={id} text={text} problem={problem}>
      <input
        id={id}
        className="text-setting"
        data-testid={id}
        type="text"
        spellCheck={false}
        autoComplete="off"
        value={draft ?? saved}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-note` : `${id}-problem`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => {
          if (draft !== null) save(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save(event.currentTarget.value);
        }}
      />
    </SettingRow>
  );
}
