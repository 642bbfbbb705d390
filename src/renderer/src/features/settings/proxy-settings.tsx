import type { ReactElement } from 'react';
import { readProxyUrl } from '../../../../shared/proxy-url';
import { settingsSchema, type Settings } from '../../../../shared/settings';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { Select, type SelectOption } from '../../ui/select';
import { SettingRow } from './setting-row';
import { TextSetting } from './text-setting';
import { useChangeSettings } from './use-change-settings';

/** The way out to the service. The password has a window of its own and never comes here. */
export function ProxySettings(): ReactElement {
  const { words } = useLanguage();
  const { proxyMode, proxyUrl, proxyUser } = useAppView().settings;
  const change = useChangeSettings();
  const modes: readonly SelectOption<Settings['proxyMode']>[] = [
    { value: 'system', label: words('proxy.system') },
    { value: 'none', label: words('proxy.none') },
    { value: 'manual', label: words('proxy.manual') },
  ];
  const urlProblem = (text: string): string | null => {
    const reading = readProxyUrl(text);
    return reading.ok || text.trim() === '' ? null : words(`proxyRefusal.${reading.why}`);
  };
  const userProblem = (text: string): string | null => {
    const isFine =
      text.trim() === '' || settingsSchema.shape.proxyUser.safeParse(text.trim()).success;
    return isFine ? null : words('proxyRefusal.bad-user');
  };
  return (
    <>
      <SettingRow
        label={words('proxy.mode')}
        controlId="proxy-mode"
        text={words(`proxy.modeText.${proxyMode}`)}
      >
        <Select
          id="proxy-mode"
          testId="proxy-mode"
          value={proxyMode}
          options={modes}
          onChange={(mode) => change({ proxyMode: mode })}
        />
      </SettingRow>
      {proxyMode === 'manual' && (
        <>
          <TextSetting
            id="proxy-url"
            label={words('proxy.url')}
            text={words('proxy.urlText')}
            saved={proxyUrl ?? ''}
            problemOf={urlProblem}
            onSave={(text) => {
              const reading = readProxyUrl(text);
              change({ proxyUrl: reading.ok ? reading.url : null });
            }}
          />
          <TextSetting
            id="proxy-user"
            label={words('proxy.user')}
            text={words('proxy.userText')}
            saved={proxyUser ?? ''}
            problemOf={userProblem}
            onSave={(text) => change({ proxyUser: text === '' ? null : text })}
          />
          {proxyUrl !== null && proxyUser !== null && <ProxyPassword />}
        </>
      )}
    </>
  );
}

function ProxyPassword(): ReactElement {
  const { words } = useLanguage();
  const { proxyPassword } = useAppView();
  const ask = useAsk();
  const isKept = proxyPassword === 'keychain' || proxyPassword === 'session';
  return (
    <SettingRow
      label={words('proxy.password')}
      controlId="proxy-password"
      text={words(`proxy.passwordText.${proxyPassword}`)}
    >
      <span className="setting-buttons">
        {isKept && (
          <Button
            look="quiet"
            testId="proxy-password-forget"
            onClick={() => void ask('proxy.forget-password', null)}
          >
            {words('proxy.forgetPassword')}
          </Button>
        )}
        <Button testId="proxy-password" onClick={() => void ask('proxy.enter-password', null)}>
          {words('proxy.enterPassword')}
        </Button>
      </span>
    </SettingRow>
  );
}
