import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character';
import { readTaskAnswer } from './read-task-answer';
import type { TaskAnswer } from './task-answer';

const id = 'video_a';
const words = {
  completed: ['completed', 'complete', 'success', 'succeeded', 'succeed', 'done', 'finished'],
  failed: ['failed', 'failure', 'fail', 'error', 'cancelled', 'canceled', 'expired'],
  running: ['queued', 'pending', 'submitted', 'processing', 'in_progress', 'running', 'unknown'],
} as const;
const stages = ['completed', 'failed', 'running'] as const;

const stage = fc.constantFrom(...stages);
/** A word of a stage in some case, with blanks around it. */
const wordOf = (name: (typeof stages)[number]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...words[name]), fc.constantFrom('', ' ', '\n\t'), fc.boolean())
    .map(([word, blank, isLoud]) => blank + (isLoud ? word.toUpperCase() : word) + blank);

const names = [
  'progress',
  'completed_at',
  'created_at',
  'error',
  'fail_reason',
  'message',
  'result',
];
const anyWord = fc.constantFrom(...stages.flatMap((name) => words[name]));
/** What may stand beside a status and must decide nothing. */
const noise = fc.dictionary(
  fc.constantFrom(...names, 'object', 'state', 'finish_reason', 'code', 'video', 'output'),
  fc.oneof(
    anyWord,
    fc.integer(),
    fc.constantFrom<unknown>(null, true, 100, '100%', {}, [], { status: 'failed' }, [{ id }]),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  { size: 'max', maxKeys: 8 },
);
const taskWith = (status: string, rest: object): object => ({ ...rest, id, task_id: id, status });

/** The forms that a task is known to come in. */
const wrapping = fc.constantFrom<(task: object) => unknown>(
  (task) => task,
  (task) => ({ data: task }),
  (task) => ({ code: 'success', message: '', data: { data: task } }),
  (task) => ({ status: 'error', data: task }),
  (task) => [task],
  (task) => ({ data: [{ id: 'video_b', status: 'failed' }, task] }),
  (task) => ({ data: { data: [null, 7, task] } }),
);

const stageOf = (answer: TaskAnswer | null): string | undefined => answer?.stage;

describe('a task in any known form', () => {
  it('is decided by its status and by nothing beside it', () => {
    fc.assert(
      fc.property(
        stage.chain((name) => fc.tuple(fc.constant(name), wordOf(name))),
        noise,
        wrapping,
        ([name, status], rest, wrap) => {
          expect(stageOf(readTaskAnswer(wrap(taskWith(status, rest)), id))).toBe(name);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is decided by its own status, whatever an upstream tells inside it', () => {
    fc.assert(
      fc.property(wordOf('running'), anyWord, noise, wrapping, (status, inner, rest, wrap) => {
        const task = { ...taskWith(status, rest), data: { id, status: inner } };
        expect(stageOf(readTaskAnswer(wrap(task), id))).toBe('running');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is nobody else’s: another id is never taken for this one', () => {
    const other = fc.constantFrom<unknown>('video_b', 'VIDEO_A', 'video_a ', 'video', 7, true, {}, [
      id,
    ]);
    fc.assert(
      fc.property(anyWord, other, noise, wrapping, (status, otherId, rest, wrap) => {
        const task = { ...rest, id: otherId, task_id: otherId, status };
        expect(readTaskAnswer(wrap(task), id)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps running under any word that no list knows, with its progress from 0 to 100 or none', () => {
    const known = new Set<string>([...words.completed, ...words.failed]);
    const listed = ['interrupted', 'timeout', 'rejected', 'moderated'];
    for (const word of listed) known.add(word);
    const odd = fc.string({ unit: anyCharacter, minLength: 1, size: 'max', maxLength: 300 });
    const progress = fc.oneof(fc.double(), fc.string({ maxLength: 10 }), fc.jsonValue());
    fc.assert(
      fc.property(odd, progress, (status, value) => {
        const normal = status.trim().toLowerCase();
        fc.pre(normal !== '' && !known.has(normal.replace(/[\s-]+/g, '_')));
        const answer = readTaskAnswer({ data: { id, status, progress: value } }, id);
        if (answer?.stage !== 'running') throw new Error(JSON.stringify(answer));
        expect(answer.rawStatus?.length ?? 0).toBeLessThanOrEqual(80);
        if (answer.progress === null) return;
        expect(Number.isInteger(answer.progress)).toBe(true);
        expect(answer.progress).toBeGreaterThanOrEqual(0);
        expect(answer.progress).toBeLessThanOrEqual(100);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('any JSON', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 6, stringUnit: anyCharacter }),
    fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 7 },
        anyWord,
        fc.constantFrom<unknown>(id, 'video_b', null, 0, 100, ''),
        fc.array(tie('value'), { size: 'max', maxLength: 4 }),
        fc.dictionary(fc.constantFrom('id', 'task_id', 'data', 'status', ...names), tie('value'), {
          size: 'max',
          maxKeys: 6,
        }),
      ),
    })).value,
  );

  /** Every status in the JSON that could be this task's: beside its id, or beside no id at all. */
  function statusesIn(json: unknown): string[] {
    if (Array.isArray(json)) return json.flatMap(statusesIn);
    if (typeof json !== 'object' || json === null) return [];
    const fields: Record<string, unknown> = { ...json };
    const ids = [fields['id'], fields['task_id']].filter(
      (value) => value !== null && value !== undefined,
    );
    const isOurs = ids.length === 0 || ids.some((value) => value === id);
    const own = isOurs && ['string', 'number'].includes(typeof fields['status']);
    return [
      ...(own ? [String(fields['status'])] : []),
      ...Object.values(fields).flatMap(statusesIn),
    ];
  }

  it('does not throw, and says of a task only what some status of its own says', () => {
    const ends: Readonly<Record<string, readonly string[]>> = words;
    fc.assert(
      fc.property(anything, (json) => {
        const answer = readTaskAnswer(json, id);
        if (answer === null) return;
        const said = statusesIn(json).map((status) => status.trim().toLowerCase());
        expect(said.length).toBeGreaterThan(0);
        if (answer.stage !== 'running') {
          expect(said.some((status) => ends[answer.stage]?.includes(status))).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
