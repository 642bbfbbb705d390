import { Ellipsis, Info } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused } from '../../state/page-context';
import { isStopped } from '../../state/state-counts';
import { IconButton } from '../../ui/icon-button';
import { Menu, type MenuItem } from '../../ui/menu';
import { ActionIcon } from './action-icon';
import { useResultItems } from './use-result-items';
import { isTroubled } from './trouble';
import type { ActOnTask } from './use-task-actions';

interface Props {
  readonly row: TaskRow;
  readonly act: ActOnTask;
  readonly onDetails: (row: TaskRow) => void;
}

/** The state's main action as a button, the others in a menu. */
export function RowActions({ row, act, onDetails }: Props): ReactElement {
  const { words } = useLanguage();
  const actions = actionsOf(row.state, row.filesGone);
  // A button to pause beside words that say paused would puzzle; the menu still has it.
  const mainCount = isStopped(row, useIsAllPaused()) ? 0 : 1;
  const [main] = actions.slice(0, mainCount);
  const others = actions.slice(mainCount);
  const items: MenuItem[] = others.map((action) => ({
    name: action,
    label: words(`action.${action}`),
    icon: <ActionIcon action={action} />,
    run: () => void act(row.id, action),
  }));
  items.unshift(...useResultItems(row));
  if (isTroubled(row.state)) {
    items.unshift({
      name: 'details',
      label: words('action.details'),
      icon: <Info aria-hidden />,
      run: () => onDetails(row),
    });
  }
  return (
    <div className="row-actions">
      {main !== undefined && (
        <button
          type="button"
          className="button row-action"
          data-testid="row-action"
          data-action={main}
          aria-label={words(`action.${main}`)}
          title={words(`action.${main}`)}
          onClick={() => void act(row.id, main)}
        >
          <ActionIcon action={main} />
          <span className="button-label">{words(`action.${main}`)}</span>
        </button>
      )}
      {items.length > 0 && (
        <Menu
          items={items}
          trigger={
            <IconButton
              label={words('action.more', { id: row.id })}
              icon={<Ellipsis />}
              testId="row-menu"
            />
          }
        />
      )}
    </div>
  );
}
