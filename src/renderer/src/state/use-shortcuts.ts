import { useHotkeys } from 'react-hotkeys-hook';
import { bindingsOf, type CommandName, type ShortcutScope } from '../../../shared/shortcuts';

const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

/** Keys that the focused button uses itself stay with it. */
const isButtonsOwn = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ');

/** Binds a scope's keys of the table: to the whole window, or to the element that takes the returned ref. `run` tells whether it did something; else the key keeps its usual meaning. */
export function useShortcuts<T extends HTMLElement>(
  scope: ShortcutScope,
  run: (command: CommandName, event: KeyboardEvent) => boolean,
): (element: T | null) => void {
  const bindings = bindingsOf(scope);
  const act = (event: KeyboardEvent, hotkey: string): void => {
    const command = bindings.get(hotkey);
    if (command !== undefined && run(command, event)) event.preventDefault();
  };
  const ignoreEventWhen = (event: KeyboardEvent): boolean => isDialogOpen() || isButtonsOwn(event);
  return useHotkeys<T>([...bindings.keys()], (event, { hotkey }) => act(event, hotkey), {
    ignoreEventWhen,
    // Combinations with Ctrl or Cmd mean the same while a field has the focus.
    enableOnFormTags: scope === 'window',
  });
}
