/** Where a command's keys work. */
export type CommandScope = 'window' | 'list' | 'player';

/** The application menu that a command stands in; only Macs have `app`. */
export type MenuName = 'app' | 'file' | 'edit' | 'task' | 'view' | 'help';

interface Entry {
  readonly name: string;
  readonly scope: CommandScope;
  /**
   * By their place on the keyboard, in the manner of react-hotkeys-hook; `mod` is Ctrl, or Cmd on a Mac. Tooltips and
   * menus show the first.
   */
  readonly keys: readonly string[];
  readonly menu?: MenuName;
  /** Where Macs have it instead. */
  readonly macMenu?: MenuName;
  /** Moves through the list, or would only lead back to the palette: nothing to look for there. */
  readonly isOnlyByKey?: true;
}

const table = [
  { name: 'palette', scope: 'window', keys: ['mod+k'], menu: 'view', isOnlyByKey: true },
  { name: 'paste-box', scope: 'window', keys: ['mod+n'], menu: 'file' },
  { name: 'find', scope: 'window', keys: ['mod+f'], menu: 'edit' },
  { name: 'view', scope: 'window', keys: ['mod+shift+g'], menu: 'view' },
  { name: 'open-folder', scope: 'window', keys: ['mod+shift+o'], menu: 'file' },
  { name: 'choose-folder', scope: 'window', keys: [] },
  { name: 'pause-all', scope: 'window', keys: ['mod+shift+p'], menu: 'file' },
  { name: 'enter-key', scope: 'window', keys: [], menu: 'file' },
  { name: 'key-from-clipboard', scope: 'window', keys: [] },
  { name: 'settings', scope: 'window', keys: ['mod+comma'], menu: 'file', macMenu: 'app' },
  { name: 'theme-system', scope: 'window', keys: [] },
  { name: 'theme-light', scope: 'window', keys: [] },
  { name: 'theme-dark', scope: 'window', keys: [] },
  { name: 'language-system', scope: 'window', keys: [] },
  { name: 'language-en', scope: 'window', keys: [] },
  { name: 'language-zh', scope: 'window', keys: [] },
  { name: 'shortcuts', scope: 'window', keys: ['mod+slash', 'shift+slash', 'f1'], menu: 'help' },
  { name: 'open-logs', scope: 'window', keys: [], menu: 'help' },
  { name: 'copy-report', scope: 'window', keys: [], menu: 'help' },
  { name: 'check-updates', scope: 'window', keys: [], menu: 'help', macMenu: 'app' },

  { name: 'up', scope: 'list', keys: ['arrowup'], isOnlyByKey: true },
  { name: 'down', scope: 'list', keys: ['arrowdown'], isOnlyByKey: true },
  { name: 'left', scope: 'list', keys: ['arrowleft'], isOnlyByKey: true },
  { name: 'right', scope: 'list', keys: ['arrowright'], isOnlyByKey: true },
  { name: 'page-up', scope: 'list', keys: ['pageup'], isOnlyByKey: true },
  { name: 'page-down', scope: 'list', keys: ['pagedown'], isOnlyByKey: true },
  { name: 'first', scope: 'list', keys: ['home'], isOnlyByKey: true },
  { name: 'last', scope: 'list', keys: ['end'], isOnlyByKey: true },
  {
    name: 'extend',
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
    isOnlyByKey: true,
  },
  { name: 'toggle', scope: 'list', keys: ['ctrl+space'], isOnlyByKey: true },
  { name: 'select-all', scope: 'list', keys: ['mod+a'] },
  { name: 'select-none', scope: 'list', keys: ['escape'] },
  { name: 'preview', scope: 'list', keys: ['space'], menu: 'task' },
  { name: 'open', scope: 'list', keys: ['enter'], menu: 'task' },
  { name: 'show-in-folder', scope: 'list', keys: ['mod+enter'], menu: 'task' },
  { name: 'rename', scope: 'list', keys: ['f2'], menu: 'task' },
  { name: 'copy-path', scope: 'list', keys: ['mod+c'], menu: 'task' },
  { name: 'try-again', scope: 'list', keys: ['t'], menu: 'task' },
  { name: 'pause', scope: 'list', keys: ['p'], menu: 'task' },
  { name: 'resume', scope: 'list', keys: ['r'], menu: 'task' },
  { name: 'keep', scope: 'list', keys: ['k'], menu: 'task' },
  { name: 'reject', scope: 'list', keys: ['x'], menu: 'task' },
  { name: 'clear-mark', scope: 'list', keys: ['u'], menu: 'task' },
  { name: 'remove', scope: 'list', keys: ['delete', 'mod+backspace'], menu: 'task' },
  { name: 'trash', scope: 'list', keys: ['shift+delete', 'mod+shift+backspace'], menu: 'task' },

  { name: 'film-play', scope: 'player', keys: ['space'] },
  { name: 'film-frame-back', scope: 'player', keys: ['comma'] },
  { name: 'film-frame-on', scope: 'player', keys: ['period'] },
  { name: 'film-previous', scope: 'player', keys: ['arrowleft'] },
  { name: 'film-next', scope: 'player', keys: ['arrowright'] },
  { name: 'film-keep', scope: 'player', keys: ['k'] },
  { name: 'film-reject', scope: 'player', keys: ['x'] },
  { name: 'film-mute', scope: 'player', keys: ['m'] },
  { name: 'film-loop', scope: 'player', keys: ['l'] },
  // The browser's own dialogs close by it.
  { name: 'film-close', scope: 'player', keys: ['escape'] },
] as const satisfies readonly Entry[];

export type CommandName = (typeof table)[number]['name'];
export type CommandEntry = Entry & { readonly name: CommandName };

/**
 * Every command of the app, each once. Key bindings, menus, tooltips, the palette and the sheet of shortcuts are made
 * from this; its words are `command.<name>`.
 */
export const commands: readonly CommandEntry[] = table;

export const commandsIn = (scope: CommandScope): readonly CommandEntry[] =>
  commands.filter((each) => each.scope === scope);

const byName: ReadonlyMap<string, CommandEntry> = new Map(
  commands.map((each) => [each.name, each]),
);

export const commandNamed = (name: CommandName): CommandEntry | undefined => byName.get(name);

export const commandNames: readonly CommandName[] = commands.map(({ name }) => name);
