import { LayoutGrid, List } from 'lucide-react';
import type { ReactElement } from 'react';
import { withKeys } from '../language/key-names';
import { useLanguage } from '../language/language-context';
import { useAppView } from '../state/page-context';
import { useAsk } from '../state/use-ask';
import { IconButton } from '../ui/icon-button';

/** Goes from the list to the pictures of what is finished, and back; the choice is kept. */
export function ViewSwitch(): ReactElement {
  const { words } = useLanguage();
  const ask = useAsk();
  const isGrid = useAppView().settings.view === 'grid';
  const label = words(isGrid ? 'grid.toList' : 'grid.toGrid');
  return (
    <IconButton
      label={label}
      title={withKeys(label, 'view', words)}
      icon={isGrid ? <List /> : <LayoutGrid />}
      testId="view-grid"
      onClick={() => void ask('settings.change', { view: isGrid ? 'list' : 'grid' })}
    />
  );
}
