import { FolderOpen, Info, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Notice } from '../../../shared/app-view';
import { useLanguage } from '../language/language-context';
import { noticeWords } from '../language/notice-words';
import { useAppView } from '../state/page-context';
import { useAsk } from '../state/use-ask';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import './notice-bar.css';

/** What happened at the start that the person should know once. */
export function NoticeBar(): ReactElement {
  const { notices } = useAppView();
  return (
    <>
      {notices.map((notice) => (
        <OneNotice key={notice.code} notice={notice} />
      ))}
    </>
  );
}

function OneNotice({ notice }: { readonly notice: Notice }): ReactElement {
  const { code } = notice;
  const detail = 'detail' in notice ? notice.detail : null;
  const { words } = useLanguage();
  const ask = useAsk();
  const isAboutFiles = code === 'stray-parts';
  return (
    <div className="notice-bar" data-testid="notice" data-notice={code}>
      <Info aria-hidden />
      <div className="notice-text can-select">
        <p>
          {noticeWords(notice, words)} {detail !== null && !isAboutFiles && <code>{detail}</code>}
        </p>
        {detail !== null && isAboutFiles && (
          // Long lists scroll, which keys must reach as well.
          <p
            className="notice-names"
            data-testid="notice-names"
            role="group"
            aria-label={words('notice.names')}
            tabIndex={0}
          >
            <code>{detail}</code>
          </p>
        )}
      </div>
      {isAboutFiles && (
        <Button
          testId="notice-open-folder"
          icon={<FolderOpen aria-hidden />}
          onClick={() => void ask('folder.open', null)}
        >
          {words('notice.openFolder')}
        </Button>
      )}
      <IconButton
        label={words('notice.dismiss')}
        icon={<X />}
        onClick={() => void ask('notice.dismiss', { code })}
      />
    </div>
  );
}
