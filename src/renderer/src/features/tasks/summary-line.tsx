import { FolderOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { withKeys } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { taskGroups, type StateCounts, type TaskGroup } from '../../state/state-counts';
import { useAsk } from '../../state/use-ask';
import { Button } from '../../ui/button';
import { PauseAll } from './pause-all';
import './summary-line.css';

interface Props {
  readonly total: number;
  readonly counts: StateCounts;
  /** The only group that the list shows; null when it shows all. */
  readonly shown: TaskGroup | null;
  readonly onShow: (group: TaskGroup | null) => void;
}

/** How many tasks are where; each count also narrows the list to its own. */
export function SummaryLine({ total, counts, shown, onShow }: Props): ReactElement {
  const { words } = useLanguage();
  const ask = useAsk();
  return (
    <div className="summary-line">
      <div className="summary-counts" data-testid="summary">
        <button type="button" aria-pressed={shown === null} onClick={() => onShow(null)}>
          {words('summary.all', { count: total })}
        </button>
        {taskGroups
          .filter((group) => counts[group] > 0)
          .map((group) => (
            <button
              key={group}
              type="button"
              data-group={group}
              aria-pressed={shown === group}
              title={words('summary.filter', {
                words: words(`summary.${group}`, { count: counts[group] }),
              })}
              onClick={() => onShow(shown === group ? null : group)}
            >
              {words(`summary.${group}`, { count: counts[group] })}
            </button>
          ))}
      </div>
      <div className="summary-buttons">
        <PauseAll counts={counts} />
        <Button
          look="quiet"
          icon={<FolderOpen aria-hidden />}
          title={withKeys(words('list.openFolder'), 'open-folder', words)}
          onClick={() => void ask('folder.open', null)}
        >
          {words('list.openFolder')}
        </Button>
      </div>
    </div>
  );
}
