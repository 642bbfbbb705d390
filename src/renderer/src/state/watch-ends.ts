import type { TaskRow } from '../../../shared/task';
import type { ListState } from './list-state';
import type { ListStore } from './list-store';

export const ends = ['saved', 'failed', 'timed-out', 'not-found'] as const;
export type End = (typeof ends)[number];
/** How many tasks came to which end since the last time this was told. */
export type EndCounts = Readonly<Partial<Record<End, number>>>;

/** Tasks end in bursts; one sentence after the burst is enough. */
const quietMs = 1_500;
/** A burst that does not stop is told all the same. */
const longestWaitMs = 6_000;
/** Nobody can listen to more. */
const leastGapMs = 5_000;

/** Tells how tasks ended, in batches; progress and what ended before are never told. Returns the function that stops it. */
export function watchEnds(store: ListStore, tell: (counts: EndCounts) => void): () => void {
  const ended = new Map<string, End>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let firstAtMs = 0;
  let toldAtMs = -Infinity;

  const tellNow = (): void => {
    timer = null;
    toldAtMs = Date.now();
    const counts: Partial<Record<End, number>> = {};
    for (const end of ended.values()) counts[end] = (counts[end] ?? 0) + 1;
    ended.clear();
    tell(counts);
  };
  const note = (id: string, end: End): void => {
    const nowMs = Date.now();
    if (ended.size === 0) firstAtMs = nowMs;
    ended.set(id, end);
    const dueMs = Math.max(
      Math.min(nowMs + quietMs, firstAtMs + longestWaitMs),
      toldAtMs + leastGapMs,
    );
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(tellNow, dueMs - nowMs);
  };

  const stop = store.subscribe(({ list }, { list: before }) => {
    if (list === null || before === null || list === before) return;
    for (const id of changedIds(list)) {
      const row = list.rows.get(id);
      const rowBefore = before.rows.get(id);
      // A row that comes back by Undo ended long ago.
      if (row === undefined || rowBefore === undefined) continue;
      const end = endOf(row);
      if (end !== null && end !== endOf(rowBefore)) note(id, end);
    }
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

const changedIds = ({ changed, rows }: ListState): Iterable<string> =>
  changed === null ? rows.keys() : changed.ids;

const endOf = ({ state }: TaskRow): End | null => ends.find((end) => end === state.name) ?? null;
