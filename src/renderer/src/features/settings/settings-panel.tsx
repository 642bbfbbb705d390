import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Dialog } from '../../ui/dialog';
import { BaseUrlField } from './base-url-field';
import { DownloadSettings } from './download-settings';
import { GeneralSettings } from './general-settings';
import { NotificationSettings } from './notification-settings';
import { ProxySettings } from './proxy-settings';
import { SettingsSection } from './settings-section';
import { WatchingSettings } from './watching-settings';

interface Props {
  /** The key has a feature of its own, which the app puts here. */
  readonly keyPanel: ReactNode;
  readonly onClose: () => void;
}

export function SettingsPanel({ keyPanel, onClose }: Props): ReactElement {
  const { words } = useLanguage();
  const { versions } = useAppView();
  return (
    <Dialog
      title={words('settings.title')}
      closeLabel={words('settings.close')}
      testId="settings-panel"
      onClose={onClose}
    >
      <SettingsSection title={words('settings.key')}>{keyPanel}</SettingsSection>
      <SettingsSection title={words('settings.service')}>
        <BaseUrlField />
        <ProxySettings />
      </SettingsSection>
      <SettingsSection title={words('settings.downloads')}>
        <DownloadSettings />
      </SettingsSection>
      <SettingsSection title={words('watchingSettings.title')}>
        <WatchingSettings />
      </SettingsSection>
      <SettingsSection title={words('settings.notifications')}>
        <NotificationSettings />
      </SettingsSection>
      <SettingsSection title={words('settings.general')}>
        <GeneralSettings />
      </SettingsSection>
      <SettingsSection title={words('settings.about')}>
        <p className="can-select">{words('settings.versions', versions)}</p>
      </SettingsSection>
    </Dialog>
  );
}
