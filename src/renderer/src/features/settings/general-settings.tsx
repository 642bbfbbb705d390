import type { ReactElement } from 'react';
import type { Settings } from '../../../../shared/settings';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Select, type SelectOption } from '../../ui/select';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

export function GeneralSettings(): ReactElement {
  const { words } = useLanguage();
  const { settings } = useAppView();
  const change = useChangeSettings();
  const languages: readonly SelectOption<Settings['language']>[] = [
    { value: 'system', label: words('settings.languageSystem') },
    { value: 'en', label: words('settings.languageEnglish') },
    { value: 'zh', label: words('settings.languageChinese') },
  ];
  const themes: readonly SelectOption<Settings['theme']>[] = [
    { value: 'system', label: words('settings.themeSystem') },
    { value: 'light', label: words('settings.themeLight') },
    { value: 'dark', label: words('settings.themeDark') },
  ];
  return (
    <>
      <SettingRow label={words('settings.language')} controlId="language">
        <Select
          id="language"
          testId="language"
          value={settings.language}
          options={languages}
          onChange={(language) => change({ language })}
        />
      </SettingRow>
      <SettingRow label={words('settings.theme')} controlId="theme">
        <Select
          id="theme"
          testId="theme"
          value={settings.theme}
          options={themes}
          onChange={(theme) => change({ theme })}
        />
      </SettingRow>
    </>
  );
}
