import { describe, expect, it } from 'vitest';
import { bindingsOf, keysText, shortcuts } from './shortcuts';

describe('the table of shortcuts', () => {
  it.each(['window', 'list'] as const)('gives each key of %s one meaning', (scope) => {
    const keys = shortcuts.filter((each) => each.scope === scope).flatMap((each) => each.keys);
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
    ['space', 'Space', 'Space'],
  ])('writes %s as %s, and as %s on a Mac', (keys, elsewhere, mac) => {
    expect(keysText(keys, false)).toBe(elsewhere);
    // Apple writes Command last.
    expect([...keysText(keys, true)].sort()).toEqual([...mac].sort());
  });
});
