import type { BulkAction } from '../../../../shared/bulk-actions';
import type { CommandName } from '../../../../shared/commands';
import { canBeShown, type TaskMark, type TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import type { Command, Commands } from '../../state/command-board';
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

  const many = (can: number, run: () => void): Command | undefined =>
    can === 0 ? undefined : { run, counts: { can, of: chosen.length } };
  const bulk = (action: BulkAction): Command | undefined => {
    const [only] = chosen;
    const isOne = chosen.length === 1 && only !== undefined;
    return many(
      counts[action],
      isOne && (action === 'remove' || action === 'copy-path')
        ? () => void actions.act(only, action)
        : () => void actions.actOnMany(chosen, action),
    );
  };
  const marks = (mark: TaskMark | null): Command | undefined =>
    many(counts.mark, () => void actions.mark(chosen, mark));
  const when = (isPossible: boolean, run: () => void): Command | undefined =>
    isPossible ? { run } : undefined;

  return onlyPossible({
    ...(active !== null && {
      toggle: { run: () => browse.select(afterToggle(selection, active), true) },
      rename: { run: () => browse.rename(active) },
    }),
    ...(activeRow !== undefined && commandsOfOne(activeRow, actions, preview)),
    'select-all': when(ids.length > 0, () => browse.select(afterSelectAll(selection, ids), true)),
    'select-none': when(selected.size > 0, () =>
      browse.select({ ...nothingSelected, active: selection.active }),
    ),
    'copy-path': bulk('copy-path'),
    'try-again': bulk('try-again'),
    pause: bulk('pause'),
    resume: bulk('resume'),
    keep: marks('keep'),
    reject: marks('reject'),
    'clear-mark': marks(null),
    remove: bulk('remove'),
    trash: many(counts.trash, () => void actions.trash(chosen)),
  });
}

/** What is about the one row that the keyboard is on, however many are chosen. */
function commandsOfOne(
  row: TaskRow,
  actions: TaskActions,
  preview: Page['preview'],
): MaybeCommands {
  const openOrMend = waysToOpen(row, actions);
  const isShown = canBeShown(row);
  return {
    preview: isShown ? { run: () => preview.open(row.id) } : undefined,
    open: openOrMend === undefined ? undefined : { run: openOrMend },
    'show-in-folder': isShown
      ? { run: () => void actions.act(row.id, 'show-in-folder') }
      : undefined,
  };
}

/** Enter opens what is there and mends what is not; it never stops work that goes on. */
function waysToOpen(row: TaskRow, { act }: TaskActions): (() => void) | undefined {
  if (canBeShown(row)) return () => void act(row.id, 'open');
  const [main] = actionsOf(row.state, row.filesGone, row.findings);
  return main === undefined || main === 'pause' ? undefined : () => void act(row.id, main);
}

type MaybeCommands = Partial<Readonly<Record<CommandName, Command | undefined>>>;

function onlyPossible(commands: MaybeCommands): Commands {
  return Object.fromEntries(
    Object.entries(commands).filter(([, command]) => command !== undefined),
  );
}
