import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Dialog } from '../../ui/dialog';
import { BackgroundSettings } from './background-settings';
import { BaseUrlField } from './base-url-field';
import { CopyReport } from './copy-report';
import { DownloadSettings } from './download-settings';
import { GeneralSettings } from './general-settings';
import { NotificationSettings } from './notification-settings';
import { ProxySettings } from './proxy-settings';
import { SavingSettings } from './saving-settings';
import { SettingsPages, type SettingsPage } from './settings-pages';
import { UpdateSettings } from './update-settings';
import { WatchingSettings } from './watching-settings';

interface Props {
  /** The key has a feature of its own, which the app puts here. */
  readonly keyPanel: ReactNode;
  readonly onClose: () => void;
}

export function SettingsPanel({ keyPanel, onClose }: Props): ReactElement {
  const { words } = useLanguage();
  const { versions } = useAppView();
  // In the order in which a new person needs them.
  const pages: readonly SettingsPage[] = [
    { id: 'key', title: words('settings.key'), content: keyPanel },
    { id: 'service', title: words('settings.service'), content: <BaseUrlField /> },
    { id: 'proxy', title: words('proxy.title'), content: <ProxySettings /> },
    {
      id: 'saving',
      title: words('saving.title'),
      content: <SavingSettings onShowList={onClose} />,
    },
    { id: 'downloads', title: words('settings.downloads'), content: <DownloadSettings /> },
    { id: 'watching', title: words('watchingSettings.title'), content: <WatchingSettings /> },
    {
      id: 'notifications',
      title: words('settings.notifications'),
      content: <NotificationSettings />,
    },
    { id: 'background', title: words('background.title'), content: <BackgroundSettings /> },
    { id: 'general', title: words('settings.general'), content: <GeneralSettings /> },
    {
      id: 'about',
      title: words('settings.about'),
      content: (
        <>
          <p className="can-select">{words('settings.versions', versions)}</p>
          <UpdateSettings />
          <CopyReport />
        </>
      ),
    },
  ];
  return (
    <Dialog
      title={words('settings.title')}
      closeLabel={words('settings.close')}
      testId="settings-panel"
      isWide
      onClose={onClose}
    >
      <SettingsPages label={words('settings.title')} pages={pages} />
    </Dialog>
  );
}
