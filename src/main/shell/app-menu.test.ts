import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/commands';
import { wordsFor } from '../../shared/words/words-for';
import { appMenu, type AppMenuParts } from './app-menu';

const ran: CommandName[] = [];
const menu = (parts: Partial<AppMenuParts> = {}) =>
  appMenu({
    words: wordsFor('en'),
    settings: { isPaused: false, view: 'list' },
    isMac: false,
    run: (name) => ran.push(name),
    ...parts,
  });

const itemsOf = (
  label: string,
  parts: Partial<AppMenuParts> = {},
): MenuItemConstructorOptions[] => {
  const submenu = menu(parts).find((each) => each.label === label)?.submenu;
  return Array.isArray(submenu) ? submenu : [];
};

const labelsOf = (label: string, parts: Partial<AppMenuParts> = {}) =>
  itemsOf(label, parts).map((each) => each.label ?? '-');

describe('the application menu', () => {
  it('shows the commands of the table with the keys that the page binds', () => {
    expect(labelsOf('File')).toEqual([
      'Add task IDs',
      'Open folder',
      'Pause all',
      'Enter key…',
      'Settings',
      '-',
      'Quit DimiLinks Desktop',
    ]);
    const settings = itemsOf('File').find((each) => each.id === 'settings');
    expect(settings).toMatchObject({ accelerator: 'CmdOrCtrl+,', registerAccelerator: false });
    expect(labelsOf('Task')).toContain('Move files to trash…');
    // A bare letter in a menu would be taken from whoever types it.
    expect(itemsOf('Task').find((each) => each.id === 'keep')).not.toHaveProperty('accelerator');
  });

  it('says of a switch where it leads', () => {
    const settings = { isPaused: true, view: 'grid' } as const;
    expect(labelsOf('File', { settings })).toContain('Resume all');
    expect(labelsOf('View', { settings })).toContain('Show all tasks as a list');
  });

  it('runs what is chosen, in the words of its language', () => {
    const item = itemsOf('帮助', { words: wordsFor('zh') }).find((each) => each.id === 'shortcuts');
    expect(item?.label).toBe('键盘快捷键');
    // Electron's own arguments are not looked at.
    Reflect.apply(item?.click ?? (() => undefined), undefined, []);
    expect(ran).toEqual(['shortcuts']);
  });

  it('has the application and window menus of a Mac there only', () => {
    expect(labelsOf('DimiLinks Desktop', { isMac: true })).toEqual(
      expect.arrayContaining(['Settings', 'Check for updates']),
    );
    expect(labelsOf('File', { isMac: true })).not.toContain('Settings');
    expect(labelsOf('Help')).toContain('Check for updates');
    expect(menu().map(({ label }) => label)).toEqual(['File', 'Edit', 'Task', 'View', 'Help']);
    expect(menu({ isMac: true }).map(({ label }) => label)).toEqual([
      'DimiLinks Desktop',
      'File',
      'Edit',
      'Task',
      'View',
      'Window',
      'Help',
    ]);
  });
});
