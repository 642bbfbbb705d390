import { commandsIn, type CommandName, type CommandScope } from './commands';

const symbols: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  comma: ',',
  period: '.',
  slash: '/',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  enter: 'Enter',
};
const onMac: Readonly<Record<string, string>> = {
  ctrl: '⌃',
  shift: '⇧',
  mod: '⌘',
  enter: '↩',
  delete: '⌦',
};

/** One combination as this kind of machine writes it: `Ctrl+Shift+O` or `⇧⌘O`. */
export function keysText(keys: string, isMac: boolean): string {
  // Nobody thinks of a question mark as Shift and a slash.
  if (keys === 'shift+slash') return '?';
  const names = keys.split('+');
  // Apple writes Command last of those held down.
  const parts =
    isMac && names[0] === 'mod' ? [...names.slice(1, -1), 'mod', ...names.slice(-1)] : names;
  return parts
    .map((part) => {
      const known = (isMac ? onMac[part] : undefined) ?? symbols[part];
      if (known !== undefined) return known;
      return part === 'mod' ? 'Ctrl' : part.charAt(0).toUpperCase() + part.slice(1);
    })
    .join(isMac ? '' : '+');
}

/** What each combination of a scope means. */
export function bindingsOf(scope: CommandScope): ReadonlyMap<string, CommandName> {
  return new Map(
    commandsIn(scope).flatMap(({ keys, name }) => keys.map((each) => [each, name] as const)),
  );
}

const acceleratorNames: Readonly<Record<string, string>> = {
  mod: 'CmdOrCtrl',
  comma: ',',
  slash: '/',
  enter: 'Enter',
};

/** A combination as Electron's menus take it; null for a bare key, which belongs to what has the focus. */
export function accelerator(keys: string): string | null {
  const names = keys.split('+');
  if (!names.includes('mod')) return null;
  return names
    .map((name) => acceleratorNames[name] ?? name.charAt(0).toUpperCase() + name.slice(1))
    .join('+');
}
