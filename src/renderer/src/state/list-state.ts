import type { AppView } from '../../../shared/app-view';
import type { Patch, Snapshot } from '../../../shared/ipc-contract';
import type { TaskRow } from '../../../shared/task';

/** Everything main told the page, at one version. */
export interface ListState {
  readonly version: number;
  readonly app: AppView;
  readonly rows: ReadonlyMap<string, TaskRow>;
  /** IDs as they stand in the list: added last on top, within one batch as they arrived. */
  readonly order: readonly string[];
  /** Only grows, and is shared by all states: a restored row returns to its place. */
  readonly arrivals: Map<string, number>;
  /** Which rows differ from those of an earlier version; null when all may. */
  readonly changed: { readonly since: number; readonly ids: readonly string[] } | null;
}

export function stateFromSnapshot(snapshot: Snapshot, before: ListState | null): ListState {
  const rows = new Map(snapshot.tasks.map((row) => [row.id, row]));
  const arrivals = before?.arrivals ?? new Map<string, number>();
  noteArrivals(arrivals, snapshot.tasks);
  const order = [...snapshot.tasks].sort(byPlace(arrivals)).map(({ id }) => id);
  return { version: snapshot.version, app: snapshot.app, rows, order, arrivals, changed: null };
}

/** The state after a patch; null when the patch does not follow on from this version. */
export function stateAfterPatch(state: ListState, patch: Patch): ListState | null {
  if (patch.to <= state.version) return state;
  if (patch.from !== state.version) return null;
  const rows = new Map(state.rows);
  for (const id of patch.removed) rows.delete(id);
  for (const row of patch.upserted) rows.set(row.id, row);
  noteArrivals(state.arrivals, patch.upserted);
  const app = patch.app ?? state.app;
  const changed = { since: state.version, ids: patch.upserted.map((row) => row.id) };
  const order = orderAfter(state, patch, rows);
  return { ...state, version: patch.to, app, rows, order, changed };
}

function noteArrivals(arrivals: Map<string, number>, rows: readonly TaskRow[]): void {
  for (const { id } of rows) if (!arrivals.has(id)) arrivals.set(id, arrivals.size);
}

const byPlace =
  (arrivals: ReadonlyMap<string, number>) =>
  (a: TaskRow, b: TaskRow): number =>
    b.addedAtMs - a.addedAtMs || (arrivals.get(a.id) ?? 0) - (arrivals.get(b.id) ?? 0);

/** Merges what is new into the order, for thousands may arrive over many patches; the same array when no place changed. */
function orderAfter(
  state: ListState,
  { removed, upserted }: Patch,
  rows: ReadonlyMap<string, TaskRow>,
): readonly string[] {
  const moved = upserted.filter((row) => state.rows.get(row.id)?.addedAtMs !== row.addedAtMs);
  const gone = new Set(removed.filter((id) => state.rows.has(id) && !rows.has(id)));
  for (const { id } of moved) if (state.rows.has(id)) gone.add(id);
  if (moved.length === 0 && gone.size === 0) return state.order;
  const compare = byPlace(state.arrivals);
  moved.sort(compare);
  const order: string[] = [];
  let next = 0;
  for (const id of state.order) {
    const row = gone.has(id) ? undefined : rows.get(id);
    if (row === undefined) continue;
    for (let fresh = moved[next]; fresh && compare(fresh, row) < 0; fresh = moved[next]) {
      order.push(fresh.id);
      next += 1;
    }
    order.push(id);
  }
  for (const { id } of moved.slice(next)) order.push(id);
  return order;
}
