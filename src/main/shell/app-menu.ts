import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../shared/words/words-for';

/** The application's menu: editing and window commands that every system expects. */
export function setAppMenu(
  words: Words,
  openFolder: () => void,
  openLogs: () => void,
  copyReport: () => void,
  checkForUpdates: () => void,
): void {
  const isMac = process.platform === 'darwin';
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words('menu.undo') },
    { role: 'redo', label: words('menu.redo') },
    { type: 'separator' },
    { role: 'cut', label: words('menu.cut') },
    { role: 'copy', label: words('menu.copy') },
    { role: 'paste', label: words('menu.paste') },
    { role: 'selectAll', label: words('menu.selectAll') },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: words('menu.zoomIn') },
    { role: 'zoomOut', label: words('menu.zoomOut') },
    { role: 'resetZoom', label: words('menu.actualSize') },
    { type: 'separator' },
    { role: 'togglefullscreen', label: words('menu.fullScreen') },
  ];
  const file: MenuItemConstructorOptions[] = [
    { label: words('menu.openFolder'), accelerator: 'CmdOrCtrl+Shift+O', click: openFolder },
    { type: 'separator' },
    isMac
      ? { role: 'close', label: words('menu.close') }
      : { role: 'quit', label: words('menu.quit') },
  ];
  const update = { label: words('update.checkMenu'), click: checkForUpdates };
  const mac: MenuItemConstructorOptions[] = [
    { role: 'about', label: words('menu.about') },
    update,
    { type: 'separator' },
    { role: 'hide', label: words('menu.hide') },
    { role: 'hideOthers', label: words('menu.hideOthers') },
    { role: 'unhide', label: words('menu.showAll') },
    { type: 'separator' },
    { role: 'quit', label: words('menu.quit') },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ label: words('window.title'), submenu: mac }] : []),
      { label: words('menu.file'), submenu: file },
      { label: words('menu.edit'), submenu: edit },
      { label: words('menu.view'), submenu: view },
      {
        label: words('menu.help'),
        submenu: [
          { label: words('menu.openLogs'), click: openLogs },
          { label: words('report.copy'), click: copyReport },
          // On macOS it is in the app’s own menu.
          ...(isMac ? [] : [update]),
        ],
      },
    ]),
  );
}
