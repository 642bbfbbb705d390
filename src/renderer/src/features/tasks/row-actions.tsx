import { Ellipsis, Info, PencilLine, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused, usePage } from '../../state/page-context';
import { isStopped } from '../../state/state-counts';
import { IconButton } from '../../ui/icon-button';
import { Menu, type MenuItem } from '../../ui/menu';
import { ActionIcon } from './action-icon';
import { canBeTrashed } from './bulk-counts';
import { useResultItems } from './use-result-items';
import { hasDetails } from './trouble';
import type { TaskActions } from './use-task-actions';

interface Props {
  readonly row: TaskRow;
  readonly tabIndex: 0 | -1;
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

/** The state's main action as a button, the others in a menu. */
export function RowActions({ row, tabIndex, actions, onDetails }: Props): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const possible = actionsOf(row.state, row.filesGone, row.findings);
  // A button to pause beside words that say paused would puzzle; the menu still has it.
  const mainCount = isStopped(row, useIsAllPaused()) ? 0 : 1;
  const [main] = possible.slice(0, mainCount);
  const others = possible.slice(mainCount);
  const items: MenuItem[] = others.map((action) => ({
    name: action,
    label: words(`action.${action}`),
    icon: <ActionIcon action={action} />,
    run: () => void actions.act(row.id, action),
  }));
  items.unshift(...useResultItems(row), {
    name: 'rename',
    label: words('label.rename'),
    icon: <PencilLine aria-hidden />,
    run: () => browse.rename(row.id),
  });
  if (canBeTrashed(row)) {
    items.push({
      name: 'trash',
      label: words('trash.menu'),
      icon: <Trash2 aria-hidden />,
      isDangerous: true,
      run: () => void actions.trash([row.id]),
    });
  }
  if (hasDetails(row)) {
    items.unshift({
      name: 'details',
      label: words('action.details'),
      icon: <Info aria-hidden />,
      run: () => onDetails(row),
    });
  }
  return (
    <div role="gridcell" className="row-actions">
      {main !== undefined && (
        <button
          type="button"
          className="button row-action"
          tabIndex={tabIndex}
          data-testid="row-action"
          data-action={main}
          aria-label={words(`action.${main}`)}
          title={words(`action.${main}`)}
          onClick={() => void actions.act(row.id, main)}
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
              tabIndex={tabIndex}
            />
          }
        />
      )}
    </div>
  );
}
