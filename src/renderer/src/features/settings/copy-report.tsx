import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';

/** Has main put a report that is fit for everybody's eyes into the clipboard. */
export function CopyReport(): ReactElement {
  const { words } = useLanguage();
  const ask = useAsk();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="setting-act">
      <Button
        testId="copy-report"
        onClick={() => void ask('report.copy', null).then(({ ok }) => setCopied(ok))}
      >
        {words('report.copy')}
      </Button>
      <p className="setting-note" role="status">
        {words(isCopied ? 'report.copied' : 'report.note')}
      </p>
    </div>
  );
}
