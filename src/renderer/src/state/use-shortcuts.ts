import { useHotkeys } from 'react-hotkeys-hook';
import type { CommandName } from '../../../shared/commands';
import { bindingsOf } from '../../../shared/shortcuts';

export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

/** Keys that the focused button uses itself stay with it. */
const isButtonsOwn = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ');

/** A question mark in a field is a question mark; F1 and combinations with Ctrl or Cmd mean the same everywhere. */
const isTyped = ({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey &&
  !metaKey &&
  key.length === 1 &&
  target instanceof Element &&
  target.matches('textarea, select, input:not([type="checkbox"], [type="range"])');

/**
 * Binds a scope's keys of the table: to the whole window, or to the element that takes the returned ref. `run` tells
 * whether it did something; else the key keeps its usual meaning.
 */
export function useShortcuts<T extends HTMLElement>(
  scope: 'window' | 'list',
  run: (command: CommandName, event: KeyboardEvent) => boolean,
): (element: T | null) => void {
  const bindings = bindingsOf(scope);
  const act = (event: KeyboardEvent, hotkey: string): void => {
    const command = bindings.get(hotkey);
    if (command !== undefined && run(command, event)) event.preventDefault();
  };
  return useHotkeys<T>([...bindings.keys()], (event, { hotkey }) => act(event, hotkey), {
    ignoreEventWhen: (event) =>
      scope === 'list' ? isDialogOpen() || isButtonsOwn(event) : isTyped(event),
    enableOnFormTags: scope === 'window',
  });
}
