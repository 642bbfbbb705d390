import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appView, taskRow } from '../fake-main';
import { stateAfterPatch, stateFromSnapshot, type ListState } from './list-state';

const idArb = fc.integer({ min: 0, max: 12 }).map((number) => `video_${number}`);
const rowArb = fc
  .tuple(idArb, fc.integer({ min: 1, max: 3 }))
  .map(([id, addedAtMs]) => taskRow(id, { addedAtMs }));
const changeArb = fc.record({
  removed: fc.uniqueArray(idArb, { maxLength: 6 }),
  upserted: fc.uniqueArray(rowArb, { maxLength: 8, selector: ({ id }) => id }),
});

/** The order, found the plain way. */
function plainOrder({ rows, arrivals }: ListState): string[] {
  const arrival = (id: string): number => arrivals.get(id) ?? -1;
  return [...rows.values()]
    .sort((a, b) => b.addedAtMs - a.addedAtMs || arrival(a.id) - arrival(b.id))
    .map(({ id }) => id);
}

it('the order after any patches is the one that sorting all rows would give', () => {
  fc.assert(
    fc.property(fc.array(changeArb, { maxLength: 8 }), (changes) => {
      let state = stateFromSnapshot({ version: 0, tasks: [], app: appView }, null);
      for (const change of changes) {
        const to = state.version + 1;
        const next = stateAfterPatch(state, { from: state.version, to, app: null, ...change });
        if (next === null) throw new Error('the patch does not follow on');
        state = next;
        expect(state.order).toEqual(plainOrder(state));
      }
    }),
  );
});
