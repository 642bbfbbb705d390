import type { MouseEvent } from 'react';
import type { BrowseStore } from '../../state/browse-store';
import { afterClick } from '../../state/selection';

/** What a click on a task does to the selection, as every file manager does it. */
export const chooseByMouse = (browse: BrowseStore, ids: readonly string[], id: string) => ({
  onMouseDown(event: MouseEvent): void {
    // A range of tasks, not of their text.
    if (event.shiftKey && !isOnControl(event)) event.preventDefault();
  },
  onClick(event: MouseEvent): void {
    // A person who marks a text to copy it does not choose the task.
    if (isOnControl(event) || isTextMarked()) return;
    const { selection } = browse.getState();
    const isToggle = event.ctrlKey || event.metaKey;
    browse.select(afterClick(selection, ids, id, { isToggle, isRange: event.shiftKey }), true);
  },
});

export const isTextMarked = (): boolean => document.getSelection()?.isCollapsed === false;

/** Whether a click means to choose more than one, wherever it lands. */
export const choosesMore = (event: MouseEvent): boolean =>
  event.ctrlKey || event.metaKey || event.shiftKey;

/** What a menu of the task shows lies elsewhere in the document, but its clicks come here as well. */
const isOnControl = (event: MouseEvent): boolean => {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  const control = target.closest('button, input, a');
  return control !== null && !(control.matches('[data-choosable]') && choosesMore(event));
};
