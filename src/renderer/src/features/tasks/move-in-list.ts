import { afterMove, type Selection } from '../../state/selection';

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** How what is listed stands on the screen. */
export interface ListShape {
  readonly columns: number;
  /** Lines that are in view at a time. */
  readonly lines: number;
}

/** The selection after one of the keys that move through the list; null for any other key. */
export function moveInList(
  selection: Selection,
  ids: readonly string[],
  { key, shiftKey }: Keys,
  shape: ListShape,
): Selection | null {
  const at = selection.active === null ? -1 : ids.indexOf(selection.active);
  const place = placeAfter(key, at, ids.length, shape);
  return place === null ? null : afterMove(selection, ids, place, shiftKey);
}

function placeAfter(
  key: string,
  at: number,
  count: number,
  { columns, lines }: ListShape,
): number | null {
  switch (key) {
    case 'ArrowUp':
      return linesAway(at, -1, count, columns);
    case 'ArrowDown':
      return linesAway(at, 1, count, columns);
    case 'ArrowLeft':
      return columns === 1 ? null : at - 1;
    case 'ArrowRight':
      return columns === 1 ? null : at + 1;
    case 'PageUp':
      return linesAway(at, -lines, count, columns);
    case 'PageDown':
      return linesAway(at, lines, count, columns);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** As many lines on as there are, in the same column; the last line may end before it. */
function linesAway(at: number, lines: number, count: number, columns: number): number {
  if (at < 0) return 0;
  const line = Math.floor(at / columns);
  const lastLine = Math.floor((count - 1) / columns);
  const wanted = Math.min(Math.max(line + lines, 0), lastLine);
  return Math.min(wanted * columns + (at % columns), count - 1);
}
