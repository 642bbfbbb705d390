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
  /** Keeps its entry after a removal, so that a restored row returns to its place. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** Which rows differ from those of an earlier version; null when all may. */
  readonly changed: { readonly since: number; readonly ids: readonly string[] } | null;
}

export function stateFromSnapshot(snapshot: Snapshot, before: ListState | null): ListState {
  const rows = new Map(snapshot.tasks.map((row) => [row.id, row]));
  const arrivals = withArrivals(before?.arrivals ?? new Map(), snapshot.tasks);
  return {
    version: snapshot.version,
    app: snapshot.app,
    rows,
    order: orderOf(rows, arrivals),
    arrivals,
    changed: null,
  };
}

/** The state after a patch; null when the patch does not follow on from this version. */
export function stateAfterPatch(state: ListState, patch: Patch): ListState | null {
  if (patch.to <= state.version) return state;
  if (patch.from !== state.version) return null;
  const rows = new Map(state.rows);
  for (const id of patch.removed) rows.delete(id);
  for (const row of patch.upserted) rows.set(row.id, row);
  const app = patch.app ?? state.app;
  const isSameSet =
    patch.removed.every((id) => !state.rows.has(id)) &&
    patch.upserted.every((row) => state.rows.get(row.id)?.addedAtMs === row.addedAtMs);
  const changed = { since: state.version, ids: patch.upserted.map((row) => row.id) };
  if (isSameSet) return { ...state, version: patch.to, app, rows, changed };
  const arrivals = withArrivals(state.arrivals, patch.upserted);
  return { version: patch.to, app, rows, order: orderOf(rows, arrivals), arrivals, changed };
}

function withArrivals(
  before: ReadonlyMap<string, number>,
  rows: readonly TaskRow[],
): ReadonlyMap<string, number> {
  const arrivals = new Map(before);
  for (const row of rows) if (!arrivals.has(row.id)) arrivals.set(row.id, arrivals.size);
  return arrivals;
}

function orderOf(
  rows: ReadonlyMap<string, TaskRow>,
  arrivals: ReadonlyMap<string, number>,
): readonly string[] {
  const places = [...rows.values()].map(({ id, addedAtMs }) => ({
    ...{ id, addedAtMs },
    arrival: arrivals.get(id) ?? 0,
  }));
  // Looked up once each, not once a comparison: thousands arrive over many patches.
  return places
    .sort((a, b) => b.addedAtMs - a.addedAtMs || a.arrival - b.arrival)
    .map(({ id }) => id);
}
