import { Ellipsis } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { useIsAllPaused } from '../../state/page-context';
import { isStopped } from '../../state/state-counts';
import { Menu } from '../../ui/menu';
import { ActionIcon } from './action-icon';
import { RowMenuItems } from './row-menu-items';
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
  const possible = actionsOf(row.state, row.filesGone, row.findings);
  // A button to pause beside words that say paused would puzzle; the menu still has it.
  const mainCount = isStopped(row, useIsAllPaused()) ? 0 : 1;
  const [main] = possible.slice(0, mainCount);
  const label = main === undefined ? '' : words(`action.${main}`);
  return (
    <div role="gridcell" className="row-actions">
      {main !== undefined && (
        <button
          type="button"
          className="button row-action"
          tabIndex={tabIndex}
          data-testid="row-action"
          data-action={main}
          aria-label={label}
          title={label}
          onClick={() => void actions.act(row.id, main)}
        >
          <ActionIcon action={main} />
          <span className="button-label">{label}</span>
        </button>
      )}
      <Menu
        label={words('action.more', { id: row.id })}
        icon={<Ellipsis />}
        testId="row-menu"
        tabIndex={tabIndex}
      >
        <RowMenuItems
          row={row}
          offered={possible.slice(mainCount)}
          actions={actions}
          onDetails={onDetails}
        />
      </Menu>
    </div>
  );
}
