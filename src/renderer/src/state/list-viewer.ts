import { matcherOf, sortKeyOf, type ListQuery, type SortKey } from './list-query';
import type { ListState } from './list-state';

interface Shown {
  readonly list: ListState;
  readonly query: ListQuery;
  readonly ids: readonly string[];
  /** The sort key of each row shown. */
  readonly keys: ReadonlyMap<string, SortKey>;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The IDs that a query shows. Keeps the last answer: a patch costs as much as it changes, and the same IDs stay the same array. */
export class ListViewer {
  #shown: Shown | null = null;

  ids(list: ListState, query: ListQuery): readonly string[] {
    const before = this.#shown;
    if (before?.list === list && before.query === query) return before.ids;
    this.#shown = after(before, list, query) ?? whole(list, query);
    return this.#shown.ids;
  }
}

const isPausedIn = (list: ListState): boolean => list.app.settings.isPaused;

function whole(list: ListState, query: ListQuery): Shown {
  const isPaused = isPausedIn(list);
  const matches = matcherOf(query, isPaused);
  const keyOf = sortKeyOf(query.sort, isPaused);
  const keys = new Map<string, SortKey>();
  const ids = list.order.filter((id) => {
    const row = list.rows.get(id);
    if (row === undefined || !matches(row)) return false;
    keys.set(id, keyOf(row));
    return true;
  });
  // Sorting is stable, so equals keep the order of the list.
  if (query.sort !== 'newest') ids.sort((a, b) => compareKeys(keys.get(a), keys.get(b)));
  return { list, query, ids, keys };
}

/** Null when more than a few rows may have changed. */
function after(before: Shown | null, list: ListState, query: ListQuery): Shown | null {
  if (before?.query !== query || before.list.order !== list.order) return null;
  if (list.changed?.since !== before.list.version) return null;
  const isPaused = isPausedIn(list);
  if (isPaused !== isPausedIn(before.list)) return null;
  const matches = matcherOf(query, isPaused);
  const keyOf = sortKeyOf(query.sort, isPaused);
  const moved = new Map<string, SortKey | null>();
  for (const id of list.changed.ids) {
    const row = list.rows.get(id);
    const key = row !== undefined && matches(row) ? keyOf(row) : null;
    if (key !== (before.keys.get(id) ?? null)) moved.set(id, key);
  }
  if (moved.size === 0) return { ...before, list };
  const keys = new Map(before.keys);
  const ids = before.ids.filter((id) => !moved.has(id));
  const compare = comparerOf(list, keys);
  for (const [id, key] of moved) {
    if (key === null) {
      keys.delete(id);
    } else {
      keys.set(id, key);
      ids.splice(placeFor(id, ids, compare), 0, id);
    }
  }
  return { list, query, ids, keys };
}

function placeFor(
  id: string,
  ids: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(ids[middle] ?? '', id) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function comparerOf(list: ListState, keys: ReadonlyMap<string, SortKey>) {
  const addedAt = (id: string): number => list.rows.get(id)?.addedAtMs ?? 0;
  const arrival = (id: string): number => list.arrivals.get(id) ?? 0;
  return (a: string, b: string): number =>
    compareKeys(keys.get(a), keys.get(b)) || addedAt(b) - addedAt(a) || arrival(a) - arrival(b);
}

function compareKeys(a: SortKey | undefined, b: SortKey | undefined): number {
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}
