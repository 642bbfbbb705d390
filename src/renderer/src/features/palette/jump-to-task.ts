import type { BrowseStore } from '../../state/browse-store';
import { matcherOf, wholeList } from '../../state/list-query';
import type { ListState } from '../../state/list-state';
import { afterClick, nothingSelected } from '../../state/selection';

/** Chooses one task of the list and goes there, even if the list is narrowed to others. */
export function jumpToTask(id: string, list: ListState, browse: BrowseStore): void {
  const row = list.rows.get(id);
  if (row === undefined) return;
  const { text, group, mark } = wholeList;
  const isShown = matcherOf(browse.getState().query, list.app.settings.isPaused)(row);
  if (!isShown) browse.ask({ text, group, mark });
  const keys = { isToggle: false, isRange: false };
  browse.select(afterClick(nothingSelected, [id], id, keys), true);
}
