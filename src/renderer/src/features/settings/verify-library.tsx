import { ShieldCheck, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LibraryCheckView } from '../../../../shared/verification';
import { useLanguage, type LanguageTools } from '../../language/language-context';
import { useAppView, useList } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { SettingRow } from './setting-row';
import { VerifyFound } from './verify-found';
import './verify-library.css';

/** Hashes every saved file again, and names those that are not as they were saved. */
export function VerifyLibrary({ onShow }: { readonly onShow: () => void }): ReactElement {
  const tools = useLanguage();
  const { words } = tools;
  const { libraryCheck: check, settings } = useAppView();
  const hasFiles = useList(({ rows }) =>
    [...rows.values()].some(({ state }) => state.name === 'saved'),
  );
  const ask = useAsk();
  const isUnderWay = check.state === 'running' || check.state === 'waiting';
  return (
    <div data-testid="verify" data-state={check.state}>
      <SettingRow
        label={words('verify.label')}
        text={hasFiles ? aboutText(settings.verifiedAtMs, tools) : words('verify.empty')}
        controlId="verify-button"
      >
        <Button
          id="verify-button"
          testId="verify-button"
          disabled={!hasFiles && !isUnderWay}
          icon={isUnderWay ? <Square aria-hidden /> : <ShieldCheck aria-hidden />}
          onClick={() => void ask(isUnderWay ? 'library.stop' : 'library.verify', null)}
        >
          {words(isUnderWay ? 'verify.stop' : 'verify.start')}
        </Button>
      </SettingRow>
      {isUnderWay && (
        <div className="verify-progress">
          <ProgressBar
            fraction={check.totalBytes === 0 ? null : check.checkedBytes / check.totalBytes}
            label={words('verify.progressLabel')}
            text={progressText(check, tools)}
          />
          <p className="setting-note" data-testid="verify-progress">
            {progressText(check, tools)}
          </p>
        </div>
      )}
      {!isUnderWay && check.state !== 'idle' && (
        <p className="setting-note" data-testid="verify-result">
          {resultText(check, tools)}
        </p>
      )}
      {check.foundCount > 0 && <VerifyFound check={check} onShow={onShow} />}
    </div>
  );
}

function aboutText(verifiedAtMs: number | null, { words, formats }: LanguageTools): string {
  const text = words('verify.text');
  if (verifiedAtMs === null) return text;
  return `${text} ${words('verify.last', { time: formats.fullMoment(verifiedAtMs) })}`;
}

const counts = (check: LibraryCheckView, { formats }: LanguageTools) => ({
  checked: formats.number(check.checkedFiles),
  total: formats.number(check.totalFiles),
});

function progressText(check: LibraryCheckView, tools: LanguageTools): string {
  const { words, formats } = tools;
  if (check.state === 'waiting') return words('verify.waiting', counts(check, tools));
  const size = words('verify.sizeOf', formats.part(check.checkedBytes, check.totalBytes));
  return words('verify.progress', { ...counts(check, tools), size });
}

function resultText(check: LibraryCheckView, tools: LanguageTools): string {
  const { words } = tools;
  if (check.state === 'stopped') return words('verify.stopped', counts(check, tools));
  return check.foundCount === 0
    ? words('verify.allRight', { count: check.totalFiles })
    : words('verify.done', { count: check.foundCount });
}
