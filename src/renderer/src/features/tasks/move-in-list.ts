import { afterMove, type Selection } from '../../state/selection';

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** The selection after one of the keys that move through the list; null for any other key. */
export function moveInList(
  selection: Selection,
  ids: readonly string[],
  { key, shiftKey }: Keys,
  perScreen: number,
): Selection | null {
  const at = selection.active === null ? -1 : ids.indexOf(selection.active);
  const place = placeAfter(key, at, ids.length, perScreen);
  return place === null ? null : afterMove(selection, ids, place, shiftKey);
}

function placeAfter(key: string, at: number, count: number, perScreen: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return at - 1;
    case 'ArrowDown':
      return at + 1;
    case 'PageUp':
      return at - perScreen;
    case 'PageDown':
      return at + perScreen;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
