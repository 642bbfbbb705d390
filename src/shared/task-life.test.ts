import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCodes } from './problem';
import { taskStateSchema, type TaskState } from './task';
import { actionsOf } from './task-actions';
import { afterEvent, freshlyAdded, type TaskEvent } from './task-life';

const problem = fc.record({
  code: fc.constantFrom(...problemCodes),
  message: fc.option(fc.string({ maxLength: 500 })),
  detail: fc.option(fc.string({ maxLength: 120 })),
});
const file = fc.record({
  name: fc.string(),
  folder: fc.string(),
  bytes: fc.nat(),
  sha256: fc.constant('a'.repeat(64)),
  mime: fc.constant('video/mp4'),
  facts: fc.constant(null),
});
const type = <T extends string>(name: T) => fc.constant(name);
const event: fc.Arbitrary<TaskEvent> = fc.oneof(
  fc.record({
    type: type('seen-running'),
    phase: fc.constantFrom('waiting' as const, 'generating' as const),
    progress: fc.option(fc.integer({ min: 0, max: 100 })),
    rawStatus: fc.option(fc.string({ maxLength: 80 })),
  }),
  fc.record({ type: type('failed'), problem, retry: fc.constantFrom('look', 'download') }),
  fc.record({
    type: type('saved'),
    savedAtMs: fc.nat(),
    files: fc.array(file, { maxLength: 3 }),
    missingCount: fc.nat(3),
  }),
  fc.constantFrom<TaskEvent>(
    { type: 'result-ready' },
    { type: 'not-found' },
    { type: 'watched-long-enough' },
    { type: 'bytes-complete' },
    { type: 'bytes-refused' },
    { type: 'result-withdrawn' },
    { type: 'retry' },
    { type: 'pause' },
    { type: 'resume' },
  ),
);
const events = fc.array(event, { size: 'max', maxLength: 60 });
const lastOf = (sequence: readonly TaskEvent[]): TaskState =>
  sequence.reduce((state, next) => afterEvent(state, next), freshlyAdded);

describe('the life of a task', () => {
  it('is in a valid state after any events in any order', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        const state = lastOf(sequence);
        expect(taskStateSchema.parse(state)).toEqual(state);
      }),
    );
  });

  it('is saved only after all bytes were there and checked', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        let before: TaskState = freshlyAdded;
        for (const next of sequence) {
          const after = afterEvent(before, next);
          if (after.name === 'saved' && after !== before) expect(before.name).toBe('checking');
          if (after.name === 'checking' && after !== before)
            expect(before.name).toBe('downloading');
          before = after;
        }
      }),
    );
  });

  it.each<TaskState>([
    { name: 'saved', savedAtMs: 1, files: [], missingCount: 0 },
    { name: 'failed', problem: { code: 'damaged', message: null, detail: null }, retry: 'look' },
    { name: 'not-found' },
    { name: 'paused', from: 'look' },
  ])('$name is moved by nothing but a person', (state) => {
    fc.assert(
      fc.property(event, (next) => {
        fc.pre(next.type !== 'retry' && next.type !== 'resume');
        expect(afterEvent(state, next)).toBe(state);
      }),
    );
  });

  it('a timed-out task may still be found to be ready, failed or gone, but not running', () => {
    const state: TaskState = { name: 'timed-out' };
    expect(afterEvent(state, { type: 'result-ready' })).toEqual({ name: 'downloading' });
    expect(afterEvent(state, { type: 'not-found' })).toEqual({ name: 'not-found' });
    const seen = { phase: 'generating', progress: 1, rawStatus: null } as const;
    expect(afterEvent(state, { type: 'seen-running', ...seen })).toBe(state);
  });

  it('tries again where it failed, and resumes where it was paused', () => {
    const problemThen = { code: 'no-progress', message: null, detail: null } as const;
    const failed: TaskState = { name: 'failed', problem: problemThen, retry: 'download' };
    expect(afterEvent(failed, { type: 'retry' })).toEqual({ name: 'downloading' });
    expect(afterEvent({ ...failed, retry: 'look' }, { type: 'retry' })).toEqual(freshlyAdded);
    const paused = afterEvent({ name: 'downloading' }, { type: 'pause' });
    expect(afterEvent(paused, { type: 'resume' })).toEqual({ name: 'downloading' });
  });

  it('is never without an action, but for the moments of checking', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        const state = lastOf(sequence);
        expect(actionsOf(state).includes('remove')).toBe(state.name !== 'checking');
      }),
    );
  });
});
