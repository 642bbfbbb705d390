import { Settings } from 'lucide-react';
import type { ReactElement } from 'react';
import { KeyStatus } from '../features/key/key-status';
import { withKeys } from '../language/key-names';
import { useLanguage } from '../language/language-context';
import { IconButton } from '../ui/icon-button';
import { ViewSwitch } from './view-switch';
import { Wordmark } from './wordmark';
import './page-header.css';

export function PageHeader({
  onOpenSettings,
}: {
  readonly onOpenSettings: () => void;
}): ReactElement {
  const { words } = useLanguage();
  return (
    <header className="page-header">
      <Wordmark />
      <div className="page-header-end">
        <KeyStatus />
        <ViewSwitch />
        <IconButton
          label={words('settings.open')}
          title={withKeys(words('settings.open'), 'settings', words)}
          icon={<Settings />}
          testId="settings-open"
          onClick={onOpenSettings}
        />
      </div>
    </header>
  );
}
