import { Folder } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { useAppView } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import './folder-field.css';

/** Where results go. Main shows the dialog: the page never names a path. */
export function FolderField(): ReactElement {
  const { words } = useLanguage();
  const { folder } = useAppView();
  const ask = useAsk();
  const [isRefused, setRefused] = useState(false);

  const choose = async (): Promise<void> => {
    const answer = await ask('folder.choose', null);
    if (answer.ok) setRefused(answer.value.result === 'not-writable');
  };

  return (
    <div className="folder-field">
      <div className="folder-field-line">
        <Folder aria-hidden />
        <span className="folder-field-path can-select" data-testid="folder-path" title={folder}>
          {folder}
        </span>
        <Button testId="choose-folder" onClick={() => void choose()}>
          {words('settings.chooseFolder')}
        </Button>
      </div>
      {isRefused && (
        <p className="folder-field-problem" data-testid="folder-problem" role="alert">
          {words('settings.folderNotWritable')}
        </p>
      )}
    </div>
  );
}
