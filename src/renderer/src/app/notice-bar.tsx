import { Info, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../language/language-context';
import { useAppView } from '../state/page-context';
import { useAsk } from '../state/use-ask';
import { IconButton } from '../ui/icon-button';
import './notice-bar.css';

/** What happened at the start that the person should know once. */
export function NoticeBar(): ReactElement {
  const { words } = useLanguage();
  const { notices } = useAppView();
  const ask = useAsk();
  return (
    <>
      {notices.map(({ code, detail }) => (
        <div className="notice-bar" key={code} data-testid="notice" data-notice={code}>
          <Info aria-hidden />
          <p className="can-select">
            {words(`notice.${code}`)} {detail !== null && <code>{detail}</code>}
          </p>
          <IconButton
            label={words('notice.dismiss')}
            icon={<X />}
            onClick={() => void ask('notice.dismiss', { code })}
          />
        </div>
      ))}
    </>
  );
}
