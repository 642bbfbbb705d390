import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { updateText } from '../../language/update-text';
import { useAppView } from '../../state/page-context';
import { nextStep } from '../../state/update-steps';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { SettingRow } from './setting-row';
import { useChangeSettings } from './use-change-settings';

/** Whether the app looks for newer versions of itself, or why this copy cannot. */
export function UpdateSettings(): ReactElement {
  const { words, formats } = useLanguage();
  const { settings, update } = useAppView();
  const change = useChangeSettings();
  const ask = useAsk();
  if (update.off !== null)
    return <p data-testid="update-off">{words(`update.off.${update.off}`)}</p>;
  const next = nextStep(update.stage);
  const isUnderWay = update.stage.name === 'checking' || update.stage.name === 'fetching';
  return (
    <>
      <SettingRow
        label={words('update.look')}
        text={words('update.lookText')}
        controlId="look-for-updates"
      >
        <Switch
          id="look-for-updates"
          testId="look-for-updates"
          isOn={settings.lookForUpdates}
          onChange={(isOn) => change({ lookForUpdates: isOn })}
        />
      </SettingRow>
      <div className="setting-act">
        <Button
          testId="update-check"
          disabled={isUnderWay}
          onClick={() => void ask(next?.request ?? 'update.check', null)}
        >
          {words(next?.label ?? 'update.check')}
        </Button>
        <p className="setting-note" role="status">
          {updateText(update.stage, words, formats)}
        </p>
      </div>
    </>
  );
}
