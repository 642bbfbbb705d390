import { commandNamed, type CommandName } from '../../../shared/commands';
import { keysText } from '../../../shared/shortcuts';
import type { Words } from '../../../shared/words/words-for';

const isMac = (): boolean => /mac/i.test(navigator.userAgent);

/** A combination as it stands on this machine's keys. */
export const keyNames = (keys: string, words: Words): string =>
  keysText(keys, isMac()).replace('Space', words('shortcut.space'));

/** A button's tooltip with the first key that does the same. */
export function withKeys(label: string, command: CommandName, words: Words): string {
  const [keys] = commandNamed(command)?.keys ?? [];
  if (keys === undefined) return label;
  return words('shortcut.tooltip', { label, keys: keyNames(keys, words) });
}
