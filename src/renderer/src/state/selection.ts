/** Which rows are chosen, as every file manager does it. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** The row that the keyboard is on. */
  readonly active: string | null;
  /** Where a range begins. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { selected: new Set(), active: null, anchor: null };

const only = (id: string): Selection => ({ selected: new Set([id]), active: id, anchor: id });

export interface ClickKeys {
  readonly isToggle: boolean;
  readonly isRange: boolean;
}

export function afterClick(
  before: Selection,
  ids: readonly string[],
  id: string,
  { isToggle, isRange }: ClickKeys,
): Selection {
  if (isRange) return afterRange(before, ids, id, isToggle);
  return isToggle ? afterToggle(before, id) : only(id);
}

export function afterToggle(before: Selection, id: string): Selection {
  const selected = new Set(before.selected);
  if (!selected.delete(id)) selected.add(id);
  return { selected, active: id, anchor: id };
}

/** Everything between the anchor and the row; besides what is chosen already when `isAdding`. */
function afterRange(
  before: Selection,
  ids: readonly string[],
  id: string,
  isAdding: boolean,
): Selection {
  const start = before.anchor === null ? -1 : ids.indexOf(before.anchor);
  const end = ids.indexOf(id);
  if (end < 0) return before;
  if (start < 0) return only(id);
  const range = ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  const selected = new Set(isAdding ? [...before.selected, ...range] : range);
  return { selected, active: id, anchor: before.anchor };
}

/** The keyboard goes to a place, held within the list. */
export function afterMove(
  before: Selection,
  ids: readonly string[],
  place: number,
  isExtending: boolean,
): Selection {
  const id = ids[Math.min(Math.max(place, 0), ids.length - 1)];
  if (id === undefined) return before;
  return isExtending ? afterRange(before, ids, id, false) : only(id);
}

export const afterSelectAll = (before: Selection, ids: readonly string[]): Selection => ({
  ...before,
  selected: new Set(ids),
});

/** What is left when the list shows other rows; the keyboard stays at its place. */
export function afterListChange(
  before: Selection,
  idsBefore: readonly string[],
  ids: readonly string[],
): Selection {
  if (before.active === null && before.selected.size === 0) return before;
  const present = new Set(ids);
  const isHere = (id: string | null): boolean => id !== null && present.has(id);
  const selected = [...before.selected].filter((id) => present.has(id));
  const isSame = selected.length === before.selected.size;
  if (isSame && isHere(before.active) && isHere(before.anchor)) return before;
  const place = before.active === null ? -1 : idsBefore.indexOf(before.active);
  const active = isHere(before.active)
    ? before.active
    : (ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? null);
  return {
    selected: isSame ? before.selected : new Set(selected),
    active: before.active === null ? null : active,
    anchor: isHere(before.anchor) ? before.anchor : active,
  };
}
