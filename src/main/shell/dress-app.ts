import { Menu, nativeTheme } from 'electron';
import type { CommandName } from '../../shared/commands';
import type { Settings } from '../../shared/settings';
import type { Words } from '../../shared/words/words-for';
import { appMenu } from './app-menu';

/** Puts the menu and the theme that the settings ask for in force. */
export function dressApp(settings: Settings, words: Words, run: (name: CommandName) => void): void {
  nativeTheme.themeSource = settings.theme;
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu({ words, settings, isMac, run })));
}
