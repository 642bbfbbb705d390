import { usePage } from '../../state/page-context';
import { useShortcuts } from '../../state/use-shortcuts';
import { isTextMarked } from './choose-by-mouse';
import { moveInList, type ListShape } from './move-in-list';

/** The keys of whatever shows tasks: those that move through them, and those that do something with them. */
export function useListKeys(
  ids: readonly string[],
  shape: () => ListShape,
): (element: HTMLDivElement | null) => void {
  const { browse, commands } = usePage();
  return useShortcuts<HTMLDivElement>('list', (command, event) => {
    const moved = moveInList(browse.getState().selection, ids, event, shape());
    // A text that was marked is what Ctrl+C means then.
    if (command === 'copy-path' && isTextMarked()) return false;
    if (moved === null) return commands.run(command);
    browse.select(moved, true);
    return true;
  });
}
