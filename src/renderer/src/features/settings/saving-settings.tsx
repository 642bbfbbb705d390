import type { ReactElement } from 'react';
import type { SubfolderRule } from '../../../../shared/subfolders';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Select, type SelectOption } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { FolderField } from './folder-field';
import { NameTemplateField } from './name-template-field';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';
import { VerifyLibrary } from './verify-library';

/** Where results go, how they are named, and what lies beside them. */
export function SavingSettings({ onShowList }: { readonly onShowList: () => void }): ReactElement {
  const { words } = useLanguage();
  const { settings } = useAppView();
  const change = useChangeSettings();
  const rules: readonly SelectOption<SubfolderRule>[] = [
    { value: 'none', label: words('saving.subfoldersNone') },
    { value: 'day', label: words('saving.subfoldersDay') },
    { value: 'month', label: words('saving.subfoldersMonth') },
  ];
  return (
    <>
      <FolderField />
      <SettingRow
        label={words('saving.subfolders')}
        text={words('saving.subfoldersText')}
        controlId="subfolders"
      >
        <Select
          id="subfolders"
          testId="subfolders"
          value={settings.subfolders}
          options={rules}
          onChange={(subfolders) => change({ subfolders })}
        />
      </SettingRow>
      <NameTemplateField />
      <SettingRow
        label={words('saving.sidecars')}
        text={words('saving.sidecarsText')}
        controlId="sidecars"
      >
        <Switch
          id="sidecars"
          testId="sidecars"
          isOn={settings.sidecars}
          onChange={(isOn) => change({ sidecars: isOn })}
        />
      </SettingRow>
      <VerifyLibrary onShow={onShowList} />
    </>
  );
}
