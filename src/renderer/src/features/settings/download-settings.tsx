import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Select } from '../../ui/select';
import { SettingRow } from './setting-row';
import { SpeedLimitField } from './speed-limit-field';
import { useChangeSettings } from './use-change-settings';

const counts = [1, 2, 3, 4, 5, 6, 7, 8];

export function DownloadSettings(): ReactElement {
  const { words, formats } = useLanguage();
  const { settings } = useAppView();
  const change = useChangeSettings();
  return (
    <>
      <SettingRow
        label={words('settings.parallel')}
        text={words('settings.parallelText')}
        controlId="parallel"
      >
        <Select
          id="parallel"
          testId="parallel"
          value={String(settings.parallelDownloads)}
          options={counts.map((count) => ({ value: String(count), label: formats.number(count) }))}
          onChange={(count) => change({ parallelDownloads: Number(count) })}
        />
      </SettingRow>
      <SpeedLimitField />
    </>
  );
}
