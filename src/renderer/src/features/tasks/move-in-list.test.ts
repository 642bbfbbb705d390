import { describe, expect, it } from 'vitest';
import { nothingSelected } from '../../state/selection';
import { moveInList } from './move-in-list';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const move = (from: string | null, key: string, columns: number, shiftKey = false) =>
  moveInList(
    { ...nothingSelected, active: from, anchor: from },
    ids,
    { key, shiftKey },
    {
      columns,
      lines: 2,
    },
  );

describe('the keys that move through a list', () => {
  it.each([
    [null, 'ArrowDown', 'a'],
    ['a', 'ArrowDown', 'b'],
    ['a', 'ArrowUp', 'a'],
    ['h', 'ArrowDown', 'h'],
    ['d', 'PageUp', 'b'],
    ['d', 'PageDown', 'f'],
    ['d', 'Home', 'a'],
    ['d', 'End', 'h'],
  ])('from %s with %s to %s', (from, key, to) => {
    expect(move(from, key, 1)?.active).toBe(to);
  });

  it('leave sideways keys alone in a single column', () => {
    expect(move('a', 'ArrowRight', 1)).toBeNull();
    expect(move('a', 'x', 1)).toBeNull();
  });

  it.each([
    ['b', 'ArrowRight', 'c'],
    ['c', 'ArrowRight', 'd'],
    ['a', 'ArrowLeft', 'a'],
    ['b', 'ArrowDown', 'e'],
    ['b', 'ArrowUp', 'b'],
    // The last line has no third picture.
    ['f', 'ArrowDown', 'h'],
    ['h', 'ArrowDown', 'h'],
    ['a', 'PageDown', 'g'],
    ['h', 'PageUp', 'b'],
  ])('in three columns from %s with %s to %s', (from, key, to) => {
    expect(move(from, key, 3)?.active).toBe(to);
  });

  it('choose everything in between with Shift', () => {
    expect([...(move('b', 'ArrowDown', 3, true)?.selected ?? [])]).toEqual(['b', 'c', 'd', 'e']);
  });
});
