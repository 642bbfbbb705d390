import { keysText, shortcuts, type CommandName } from '../../../shared/shortcuts';
import type { Words } from '../../../shared/words/words-for';

const isMac = (): boolean => /mac/i.test(navigator.userAgent);

/** A combination as it stands on this machine's keys. */
const keyNames = (keys: string, words: Words): string =>
  keysText(keys, isMac()).replace('Space', words('player.space'));

/** A button's tooltip with the first key that does the same. */
export function withKeys(label: string, command: CommandName, words: Words): string {
  const shortcut = shortcuts.find((each) => each.command === command);
  if (shortcut === undefined) return label;
  return words('shortcut.tooltip', { label, keys: keyNames(shortcut.keys[0], words) });
}
