import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Switch } from '../../ui/switch';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

/** What the app does without its window. */
export function BackgroundSettings(): ReactElement {
  const { words } = useLanguage();
  const { settings, background } = useAppView();
  const change = useChangeSettings();
  const ask = useAsk();
  const [isRefused, setRefused] = useState(false);

  const startAtLogin = async (isOn: boolean): Promise<void> => {
    const answer = await ask('login.set', { isOn });
    setRefused(answer.ok && !answer.value.done);
  };

  return (
    <>
      <SettingRow
        label={words('background.closeToTray')}
        text={words(background.hasTray ? 'background.closeToTrayText' : 'background.noTray')}
        controlId="close-to-tray"
      >
        <Switch
          id="close-to-tray"
          testId="close-to-tray"
          isOn={settings.closeToTray}
          onChange={(isOn) => change({ closeToTray: isOn })}
        />
      </SettingRow>
      <SettingRow
        label={words('background.startAtLogin')}
        text={words('background.startAtLoginText')}
        problem={isRefused ? words('background.notChanged') : null}
        controlId="start-at-login"
      >
        <Switch
          id="start-at-login"
          testId="start-at-login"
          isOn={background.startsAtLogin}
          onChange={(isOn) => void startAtLogin(isOn)}
        />
      </SettingRow>
    </>
  );
}
