import type { MenuItemConstructorOptions } from 'electron';
import { commandWords } from '../../shared/command-words';
import { commands, type CommandName, type MenuName } from '../../shared/commands';
import type { Settings } from '../../shared/settings';
import { accelerator } from '../../shared/shortcuts';
import type { Words } from '../../shared/words/words-for';

export interface AppMenuParts {
  readonly words: Words;
  readonly settings: Pick<Settings, 'isPaused' | 'view'>;
  readonly isMac: boolean;
  readonly run: (name: CommandName) => void;
}

type Items = MenuItemConstructorOptions[];

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application's menu: what every system expects, and the commands of the table that name a menu. */
export function appMenu({ words, settings, isMac, run }: AppMenuParts): Items {
  const commandsOf = (menu: MenuName): Items =>
    commands
      .filter((each) => (isMac ? (each.macMenu ?? each.menu) : each.menu) === menu)
      .map(({ name, keys }) => {
        const [first] = keys;
        const shown = first === undefined ? null : accelerator(first);
        return {
          id: name,
          label: commandWords(name, settings, words),
          click: () => run(name),
          // The page binds the keys itself, on its own terms; the menu only shows them.
          ...(shown !== null && { accelerator: shown, registerAccelerator: false }),
        };
      });

  const mac: Items = [
    { role: 'about', label: words('menu.about') },
    separator,
    ...commandsOf('app'),
    separator,
    { role: 'hide', label: words('menu.hide') },
    { role: 'hideOthers', label: words('menu.hideOthers') },
    { role: 'unhide', label: words('menu.showAll') },
    separator,
    { role: 'quit', label: words('menu.quit') },
  ];
  const file: Items = [
    ...commandsOf('file'),
    separator,
    isMac
      ? { role: 'close', label: words('menu.close') }
      : { role: 'quit', label: words('menu.quit') },
  ];
  const edit: Items = [
    { role: 'undo', label: words('menu.undo') },
    { role: 'redo', label: words('menu.redo') },
    separator,
    { role: 'cut', label: words('menu.cut') },
    { role: 'copy', label: words('menu.copy') },
    { role: 'paste', label: words('menu.paste') },
    { role: 'selectAll', label: words('menu.selectAll') },
    separator,
    ...commandsOf('edit'),
  ];
  const view: Items = [
    ...commandsOf('view'),
    separator,
    { role: 'zoomIn', label: words('menu.zoomIn') },
    { role: 'zoomOut', label: words('menu.zoomOut') },
    { role: 'resetZoom', label: words('menu.actualSize') },
    separator,
    { role: 'togglefullscreen', label: words('menu.fullScreen') },
  ];
  const window: Items = [
    { role: 'minimize', label: words('menu.minimize') },
    { role: 'zoom', label: words('menu.zoomWindow') },
  ];
  return [
    ...(isMac ? [{ label: words('window.title'), submenu: mac }] : []),
    { label: words('menu.file'), submenu: file },
    { label: words('menu.edit'), submenu: edit },
    { label: words('menu.task'), submenu: commandsOf('task') },
    { label: words('menu.view'), submenu: view },
    ...(isMac ? [{ label: words('menu.window'), submenu: window }] : []),
    { label: words('menu.help'), submenu: commandsOf('help') },
  ];
}
