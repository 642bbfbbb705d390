import { describe, expect, it } from 'vitest';
import { commandsIn } from './commands';
import { accelerator, bindingsOf, keysText } from './shortcuts';

describe('the table of commands', () => {
  it.each(['window', 'list', 'player'] as const)('gives each key of %s one meaning', (scope) => {
    const keys = commandsIn(scope).flatMap((each) => each.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(bindingsOf(scope).size).toBe(keys.length);
  });

  it('has no key of the list that the window takes first', () => {
    const window = bindingsOf('window');
    expect([...bindingsOf('list').keys()].filter((keys) => window.has(keys))).toEqual([]);
  });

  it.each([
    ['mod+shift+o', 'Ctrl+Shift+O', '⇧⌘O'],
    ['mod+comma', 'Ctrl+,', '⌘,'],
    ['f2', 'F2', 'F2'],
    ['shift+delete', 'Shift+Del', '⇧⌦'],
    ['shift+slash', '?', '?'],
    ['space', 'Space', 'Space'],
  ])('writes %s as %s, and as %s on a Mac', (keys, elsewhere, mac) => {
    expect(keysText(keys, false)).toBe(elsewhere);
    expect(keysText(keys, true)).toBe(mac);
  });

  it.each([
    ['mod+shift+o', 'CmdOrCtrl+Shift+O'],
    ['mod+comma', 'CmdOrCtrl+,'],
    ['f2', null],
    ['space', null],
  ])('gives menus %s as %s', (keys, wanted) => {
    expect(accelerator(keys)).toBe(wanted);
  });
});
