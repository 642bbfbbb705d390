import { ClipboardPaste } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { pasteShortcut } from '../../language/paste-shortcut';
import './empty-list.css';

export function EmptyList(): ReactElement {
  const { words } = useLanguage();
  return (
    <div className="empty-list" data-testid="empty">
      <ClipboardPaste aria-hidden />
      <h2>{words('list.emptyTitle')}</h2>
      <p>{words('list.emptyText', { shortcut: pasteShortcut() })}</p>
      <p>{words('list.emptyNext')}</p>
    </div>
  );
}
