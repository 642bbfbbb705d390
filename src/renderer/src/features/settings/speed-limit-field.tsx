import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { leastSpeed, megabytesOf, mostSpeed, readSpeedLimit } from './read-speed-limit';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';
import './speed-limit-field.css';

/** How fast all downloads may be together. Sent once it is whole: on Enter, or when the field is left. */
export function SpeedLimitField(): ReactElement {
  const { words, formats } = useLanguage();
  const saved = useAppView().settings.speedLimit;
  const change = useChangeSettings();
  // Null follows what is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const reading = readSpeedLimit(draft ?? '');
  const shown = draft ?? (saved === null ? '' : formats.number(megabytesOf(saved)));
  const range = { least: formats.number(leastSpeed), most: formats.number(mostSpeed) };

  const save = (): void => {
    if (draft === null || !reading.ok) return;
    setDraft(null);
    if (reading.bytesPerSecond !== saved) change({ speedLimit: reading.bytesPerSecond });
  };

  return (
    <SettingRow
      label={words('settings.speedLimit')}
      text={words('settings.speedLimitText')}
      problem={reading.ok ? null : words(`speedRefusal.${reading.why}`, range)}
      controlId="speed-limit"
    >
      <span className="speed-limit">
        <input
          id="speed-limit"
          data-testid="speed-limit"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          placeholder={words('settings.speedLimitOff')}
          value={shown}
          aria-invalid={!reading.ok}
          aria-describedby={`speed-limit-unit ${reading.ok ? 'speed-limit-note' : 'speed-limit-problem'}`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
          }}
        />
        <span id="speed-limit-unit">{words('settings.speedLimitUnit')}</span>
      </span>
    </SettingRow>
  );
}
