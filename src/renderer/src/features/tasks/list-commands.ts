import type { BulkAction } from '../../../../shared/bulk-actions';
import { canBeShown, type TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import type { Commands } from '../../state/command-board';
import type { Page } from '../../state/page-context';
import { afterSelectAll, afterToggle, nothingSelected } from '../../state/selection';
import { bulkCounts } from './bulk-counts';
import type { TaskActions } from './use-task-actions';

/** What can be done now with the rows that are chosen, or else with the one that the keyboard is on. */
export function listCommands(
  { browse, preview, store }: Pick<Page, 'browse' | 'preview' | 'store'>,
  ids: readonly string[],
  actions: TaskActions,
): Commands {
  const { selection } = browse.getState();
  const rows = store.getState().list?.rows;
  const { active, selected } = selection;
  const chosen = selected.size > 0 ? [...selected] : active === null ? [] : [active];
  const chosenRows = chosen.map((id) => rows?.get(id)).filter((row) => row !== undefined);
  const activeRow = active === null ? undefined : rows?.get(active);
  const counts = bulkCounts(chosenRows);

  const bulk = (action: BulkAction): (() => void) | undefined => {
    if (counts[action] === 0) return undefined;
    const [only] = chosen;
    const isOne = chosen.length === 1 && only !== undefined;
    return isOne && (action === 'remove' || action === 'copy-path')
      ? () => void actions.act(only, action)
      : () => void actions.actOnMany(chosen, action);
  };
  const marks = (mark: 'keep' | 'reject' | null): (() => void) | undefined =>
    counts.mark === 0 ? undefined : () => void actions.mark(chosen, mark);

  return onlyPossible({
    toggle: active === null ? undefined : () => browse.select(afterToggle(selection, active), true),
    'select-all':
      ids.length === 0 ? undefined : () => browse.select(afterSelectAll(selection, ids)),
    'select-none':
      selected.size === 0
        ? undefined
        : () => browse.select({ ...nothingSelected, active: selection.active }),
    preview:
      activeRow !== undefined && canBeShown(activeRow)
        ? () => preview.open(activeRow.id)
        : undefined,
    open: activeRow === undefined ? undefined : openOrMend(activeRow, actions),
    rename: active === null ? undefined : () => browse.rename(active),
    'copy-path': bulk('copy-path'),
    'try-again': bulk('try-again'),
    pause: bulk('pause'),
    resume: bulk('resume'),
    keep: marks('keep'),
    reject: marks('reject'),
    'clear-mark': marks(null),
    remove: bulk('remove'),
    trash: counts.trash === 0 ? undefined : () => void actions.trash(chosen),
  });
}

/** Enter opens what is there and mends what is not; it never stops work that goes on. */
function openOrMend(row: TaskRow, { act }: TaskActions): (() => void) | undefined {
  if (canBeShown(row)) return () => void act(row.id, 'open');
  const [main] = actionsOf(row.state, row.filesGone, row.findings);
  return main === undefined || main === 'pause' ? undefined : () => void act(row.id, main);
}

function onlyPossible(commands: Readonly<Record<string, (() => void) | undefined>>): Commands {
  return Object.fromEntries(Object.entries(commands).filter(([, act]) => act !== undefined));
}
