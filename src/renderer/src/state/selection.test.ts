import { describe, expect, it } from 'vitest';
import {
  afterClick,
  afterListChange,
  afterMove,
  afterSelectAll,
  nothingSelected,
  type Selection,
} from './selection';

const ids = ['a', 'b', 'c', 'd', 'e'];
const plain = { isToggle: false, isRange: false };
const click = (before: Selection, id: string, keys = {}): Selection =>
  afterClick(before, ids, id, { ...plain, ...keys });
const shown = ({ selected, active }: Selection): string =>
  `${[...selected].sort().join('')}:${active}`;

describe('choosing rows', () => {
  it('with the mouse', () => {
    const b = click(nothingSelected, 'b');
    expect(shown(b)).toBe('b:b');
    const bToD = click(b, 'd', { isRange: true });
    expect(shown(bToD)).toBe('bcd:d');
    expect(shown(click(bToD, 'a', { isRange: true }))).toBe('ab:a');
    const withoutC = click(bToD, 'c', { isToggle: true });
    expect(shown(withoutC)).toBe('bd:c');
    expect(shown(click(withoutC, 'e', { isRange: true, isToggle: true }))).toBe('bcde:e');
    expect(shown(click(withoutC, 'e'))).toBe('e:e');
  });

  it('with the keyboard, held within the list', () => {
    const first = afterMove(nothingSelected, ids, 0, false);
    const two = afterMove(first, ids, 1, true);
    expect(shown(two)).toBe('ab:b');
    expect(shown(afterMove(two, ids, 0, true))).toBe('a:a');
    expect(shown(afterMove(two, ids, 99, false))).toBe('e:e');
    expect(shown(afterMove(first, ids, -1, false))).toBe('a:a');
    expect(shown(afterMove(nothingSelected, [], 0, false))).toBe(':null');
    expect(afterSelectAll(two, ids).selected.size).toBe(5);
  });

  it('keeps its place when rows leave', () => {
    const some = click(click(nothingSelected, 'b'), 'c', { isRange: true });
    expect(shown(afterListChange(some, ids, ['a', 'b', 'd', 'e']))).toBe('b:d');
    expect(shown(afterListChange(some, ids, ['a', 'd', 'e']))).toBe(':e');
    expect(shown(afterListChange(some, ids, []))).toBe(':null');
    expect(afterListChange(some, ids, [...ids, 'f'])).toBe(some);
  });
});
