import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { TaskRow } from '../../../shared/task';
import { appView, taskRow } from '../fake-main';
import { sortOrders, wholeList, type ListQuery } from './list-query';
import { stateAfterPatch, stateFromSnapshot, type ListState } from './list-state';
import { ListViewer } from './list-viewer';

const states: readonly TaskRow['state'][] = [
  { name: 'watching', phase: 'waiting', progress: null, rawStatus: null, isUnclear: false },
  { name: 'downloading' },
  { name: 'timed-out' },
  { name: 'paused', from: 'look' },
];
const rowOf = (place: number, rest: Partial<TaskRow> = {}): TaskRow =>
  taskRow(`video_${place}`, { addedAtMs: place % 7, ...rest });
const listOf = (count: number): ListState =>
  stateFromSnapshot(
    { version: 1, tasks: Array.from({ length: count }, (_, at) => rowOf(at)), app: appView },
    null,
  );
const patched = (list: ListState, rows: TaskRow[]): ListState => {
  const patch = { from: list.version, to: list.version + 1, removed: [], app: null };
  const next = stateAfterPatch(list, { ...patch, upserted: rows });
  if (next === null) throw new Error('the patch does not follow');
  return next;
};
const ids = (list: ListState, query: Partial<ListQuery>): readonly string[] =>
  new ListViewer().ids(list, { ...wholeList, ...query });

describe('what a query shows', () => {
  it('keeps up with patches one by one as if it had looked at the whole list anew', () => {
    const change = fc.record({
      place: fc.nat(29),
      state: fc.constantFrom(...states),
      label: fc.constantFrom(null, 'b', 'B2', 'b10', 'a'),
      total: fc.nat(5),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...sortOrders),
        fc.constantFrom(null, 'waiting' as const, 'downloading' as const),
        fc.constantFrom('', 'b', 'video_1'),
        (patches, sort, group, text) => {
          const query: ListQuery = { ...wholeList, sort, group, text };
          const viewer = new ListViewer();
          let list = listOf(30);
          viewer.ids(list, query);
          for (const changes of patches) {
            const rows = changes.map(({ place, state, label, total }) =>
              rowOf(place, {
                state,
                label,
                transfer: { receivedBytes: 0, totalBytes: total, bytesPerSecond: null },
              }),
            );
            list = patched(list, rows);
            expect(viewer.ids(list, query)).toEqual(new ListViewer().ids(list, query));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stays the same array while what is shown does not change', () => {
    const query: ListQuery = { ...wholeList, sort: 'name', text: 'video' };
    const viewer = new ListViewer();
    const list = listOf(50);
    const before = viewer.ids(list, query);
    const progress = { ...states[0], progress: 40 } as TaskRow['state'];
    expect(viewer.ids(patched(list, [rowOf(7, { state: progress })]), query)).toBe(before);
  });

  it('finds every word in ID, label and file name', () => {
    const list = patched(listOf(20), [rowOf(3, { label: 'Night Train' })]);
    expect(ids(list, { text: 'train VIDEO_3' })).toEqual(['video_3']);
    expect(ids(list, { text: 'train video_4' })).toEqual([]);
  });

  it('counts numbers in names, and shows marks', () => {
    const list = patched(listOf(11), [rowOf(2, { mark: 'keep' }), rowOf(5, { mark: 'reject' })]);
    expect(ids(list, { sort: 'name' }).slice(0, 3)).toEqual(['video_0', 'video_1', 'video_2']);
    expect(ids(list, { sort: 'name' }).at(-1)).toBe('video_10');
    expect(ids(list, { mark: 'keep' })).toEqual(['video_2']);
    expect(ids(list, { mark: 'none' })).toHaveLength(9);
  });
});
