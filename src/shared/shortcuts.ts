/** Where a shortcut works. */
export type ShortcutScope = 'window' | 'list';

/**
 * The shortcuts of the window and its list, each once: what is bound, and what tooltips show.
 * Keys are named by their place on the keyboard, in the manner of react-hotkeys-hook; `mod` is Ctrl, or Cmd on a Mac.
 */
export const shortcuts = [
  { command: 'find', scope: 'window', keys: ['mod+f'] },

  { command: 'up', scope: 'list', keys: ['arrowup'] },
  { command: 'down', scope: 'list', keys: ['arrowdown'] },
  { command: 'left', scope: 'list', keys: ['arrowleft'] },
  { command: 'right', scope: 'list', keys: ['arrowright'] },
  { command: 'page-up', scope: 'list', keys: ['pageup'] },
  { command: 'page-down', scope: 'list', keys: ['pagedown'] },
  { command: 'first', scope: 'list', keys: ['home'] },
  { command: 'last', scope: 'list', keys: ['end'] },
  {
    command: 'extend',
    scope: 'list',
    keys: [
      'shift+arrowup',
      'shift+arrowdown',
      'shift+arrowleft',
      'shift+arrowright',
      'shift+pageup',
      'shift+pagedown',
      'shift+home',
      'shift+end',
    ],
  },
  { command: 'toggle', scope: 'list', keys: ['ctrl+space'] },
  { command: 'select-all', scope: 'list', keys: ['mod+a'] },
  { command: 'select-none', scope: 'list', keys: ['escape'] },
  { command: 'preview', scope: 'list', keys: ['space'] },
  { command: 'open', scope: 'list', keys: ['enter'] },
  { command: 'rename', scope: 'list', keys: ['f2'] },
  { command: 'copy-path', scope: 'list', keys: ['mod+c'] },
  { command: 'try-again', scope: 'list', keys: ['t'] },
  { command: 'pause', scope: 'list', keys: ['p'] },
  { command: 'resume', scope: 'list', keys: ['r'] },
  { command: 'keep', scope: 'list', keys: ['k'] },
  { command: 'reject', scope: 'list', keys: ['x'] },
  { command: 'clear-mark', scope: 'list', keys: ['u'] },
  { command: 'remove', scope: 'list', keys: ['delete', 'mod+backspace'] },
  { command: 'trash', scope: 'list', keys: ['shift+delete', 'mod+shift+backspace'] },
] as const satisfies readonly {
  readonly command: string;
  readonly scope: ShortcutScope;
  readonly keys: readonly [string, ...string[]];
}[];

export type CommandName = (typeof shortcuts)[number]['command'];

const symbols: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  comma: ',',
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
  const parts = keys.split('+').map((part) => {
    const known = (isMac ? onMac[part] : undefined) ?? symbols[part];
    if (known !== undefined) return known;
    return part === 'mod' ? 'Ctrl' : part.charAt(0).toUpperCase() + part.slice(1);
  });
  return parts.join(isMac ? '' : '+');
}

/** What each combination of a scope means. */
export function bindingsOf(scope: ShortcutScope): ReadonlyMap<string, CommandName> {
  return new Map(
    shortcuts
      .filter((each) => each.scope === scope)
      .flatMap(({ keys, command }) => keys.map((each) => [each, command] as const)),
  );
}
