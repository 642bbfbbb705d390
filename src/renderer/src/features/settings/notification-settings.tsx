import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { Switch } from '../../ui/switch';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

export function NotificationSettings(): ReactElement {
  const { words } = useLanguage();
  const { settings } = useAppView();
  const change = useChangeSettings();
  return (
    <>
      <SettingRow label={words('settings.notifySaved')} controlId="notify-saved">
        <Switch
          id="notify-saved"
          testId="notify-saved"
          isOn={settings.notifyWhenSaved}
          onChange={(isOn) => change({ notifyWhenSaved: isOn })}
        />
      </SettingRow>
      <SettingRow label={words('settings.notifyFailed')} controlId="notify-failed">
        <Switch
          id="notify-failed"
          testId="notify-failed"
          isOn={settings.notifyWhenFailed}
          onChange={(isOn) => change({ notifyWhenFailed: isOn })}
        />
      </SettingRow>
      <SettingRow label={words('background.notifyTimedOut')} controlId="notify-timed-out">
        <Switch
          id="notify-timed-out"
          testId="notify-timed-out"
          isOn={settings.notifyWhenTimedOut}
          onChange={(isOn) => change({ notifyWhenTimedOut: isOn })}
        />
      </SettingRow>
      <SettingRow
        label={words('background.sound')}
        text={words('background.soundText')}
        controlId="notify-sound"
      >
        <Switch
          id="notify-sound"
          testId="notify-sound"
          isOn={settings.notifySound}
          onChange={(isOn) => change({ notifySound: isOn })}
        />
      </SettingRow>
    </>
  );
}
