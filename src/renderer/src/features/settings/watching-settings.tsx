import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Select } from '../../ui/select';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

const limits = [5, 10, 15, 30, 60, 120, 360, 720, 1_440];
const rates = [1, 2, 3, 5, 10, 15, 20];
const counts = [1, 2, 3, 4, 5, 6, 7, 8];

/** The usual choices, and the one in force, which may come from a settings file. */
const withChosen = (choices: readonly number[], chosen: number): readonly number[] =>
  choices.includes(chosen) ? choices : [...choices, chosen].sort((a, b) => a - b);

export function WatchingSettings(): ReactElement {
  const tools = useLanguage();
  const { words, formats } = tools;
  const { settings } = useAppView();
  const change = useChangeSettings();
  const numbers = (
    choices: readonly number[],
    chosen: number,
  ): readonly { value: string; label: string }[] =>
    withChosen(choices, chosen).map((n) => ({ value: String(n), label: formats.number(n) }));
  return (
    <>
      <SettingRow
        label={words('watchingSettings.limit')}
        text={words('watchingSettings.limitText')}
        controlId="watch-limit"
      >
        <Select
          id="watch-limit"
          testId="watch-limit"
          value={String(settings.watchLimitMinutes)}
          options={withChosen(limits, settings.watchLimitMinutes).map((minutes) => ({
            value: String(minutes),
            label: limitText(minutes, tools),
          }))}
          onChange={(minutes) => change({ watchLimitMinutes: Number(minutes) })}
        />
      </SettingRow>
      <SettingRow
        label={words('watchingSettings.perSecond')}
        text={words('watchingSettings.perSecondText')}
        controlId="requests-per-second"
      >
        <Select
          id="requests-per-second"
          testId="requests-per-second"
          value={String(settings.requestsPerSecond)}
          options={numbers(rates, settings.requestsPerSecond)}
          onChange={(rate) => change({ requestsPerSecond: Number(rate) })}
        />
      </SettingRow>
      <SettingRow label={words('watchingSettings.inFlight')} controlId="requests-in-flight">
        <Select
          id="requests-in-flight"
          testId="requests-in-flight"
          value={String(settings.requestsInFlight)}
          options={numbers(counts, settings.requestsInFlight)}
          onChange={(count) => change({ requestsInFlight: Number(count) })}
        />
      </SettingRow>
    </>
  );
}

/** Whole hours as hours: “60 min” next to “2 h” would make people reckon. */
function limitText(minutes: number, tools: ReturnType<typeof useLanguage>): string {
  const { words, formats } = tools;
  if (minutes % 60 !== 0) return words('duration.minutes', { number: formats.number(minutes) });
  return words('duration.hours', { number: formats.number(minutes / 60) });
}
