import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../shared/problem';
import { readTaskAnswer } from './read-task-answer';

const id = 'video_a';
const task = { id, task_id: id, status: 'processing', progress: 35 };
const running = {
  stage: 'running',
  kind: 'video',
  phase: 'generating',
  progress: 35,
  rawStatus: null,
};
const read = (fields: object): unknown => readTaskAnswer({ ...task, ...fields }, id);

describe('where the task is', () => {
  it.each([
    ['wrapped', { data: task }],
    ['flat', task],
    ['wrapped twice', { code: 'success', data: { data: task } }],
    ['in a list', { data: [{ ...task, id: 'x', task_id: 'x', status: 'failed' }, task] }],
    ['a bare list', [task]],
    ['named by task_id only', { data: { ...task, id: 7 } }],
    ['named by id only', { data: { ...task, task_id: 'upstream' } }],
    ['in an envelope with its own id', { id: 'request-1', status: 'ok', data: task }],
    ['in an envelope that names it', { id, message: '', data: task }],
    ['without any id', { data: { status: 'processing', progress: 35 } }],
    ['flat without any id', { status: 'processing', progress: 35 }],
  ])('finds it %s', (_, json) => {
    expect(readTaskAnswer(json, id)).toEqual(running);
  });

  it('finds an integer id', () => {
    expect(readTaskAnswer({ data: { id: 12345, status: 'queued' } }, '12345')).not.toBeNull();
  });

  it('takes the outer task, not the upstream one inside', () => {
    const json = { ...task, data: { id, status: 'FAILED', fail_reason: 'no' } };
    expect(readTaskAnswer(json, id)).toEqual(running);
  });

  it.each([
    ['another task', { data: { ...task, id: 'video_b', task_id: 'video_b' } }],
    [
      'a nameless task inside another',
      { ...task, id: 'b', task_id: 'b', data: { status: 'failed' } },
    ],
    ['nothing', { data: null }],
    ['an empty object', {}],
    ['an empty list', []],
    ['an envelope that says error', { status: 'error', message: 'internal' }],
    ['an envelope with nothing in it', { status: 'success', progress: 1, data: null }],
    ['a task without a status', { data: { id } }],
    ['a text', 'processing'],
  ])('never attaches %s', (_, json) => {
    expect(readTaskAnswer(json, id)).toBeNull();
  });
});

describe('what the status means', () => {
  const stages: readonly (readonly [string, string])[] = [
    ['waiting', 'queued pending submitted'],
    ['generating', 'processing in_progress running Running'],
    ['completed', 'completed complete success succeeded succeed done finished SUCCESS'],
    [
      'failed',
      'failed failure FAILURE fail error cancelled canceled expired interrupted timeout rejected moderated',
    ],
  ];
  const cases = stages.flatMap(([m, list]) => list.split(' ').map((word) => [word, m] as const));
  it.each(cases)('%s is %s', (status, meaning) => {
    const answer = readTaskAnswer({ ...task, status: ` ${status}\n` }, id);
    expect(answer?.stage === 'running' ? answer.phase : answer?.stage).toBe(meaning);
  });

  it('keeps watching under a word nobody documented, and shows it', () => {
    expect(read({ status: ' NOT_START ', progress: 0 })).toEqual({
      ...running,
      phase: 'waiting',
      progress: 0,
      rawStatus: 'NOT_START',
    });
    expect(read({ status: 'preparing' })).toMatchObject({ phase: 'generating' });
    expect(read({ status: 'x'.repeat(500) })).toMatchObject({ rawStatus: 'x'.repeat(79) + '…' });
  });

  it('takes no reason for a failure from the story of the upstream inside the task', () => {
    expect(
      read({ status: 'failed', data: { message: 'debug line of the upstream' } }),
    ).toMatchObject({
      problem: { message: null },
    });
  });

  it('decides by nothing but the status', () => {
    const noise = { progress: 100, completed_at: 1, error: { message: 'x' }, fail_reason: 'x' };
    expect(read(noise)).toMatchObject({ stage: 'running' });
    expect(read({ ...noise, status: 'completed' })).toEqual({
      stage: 'completed',
      kind: 'video',
      links: [],
    });
  });
});

it.each([
  ['35%', 35],
  ['35', 35],
  [' 35.7 % ', 35],
  [35.7, 35],
  [250, 100],
  [-1, null],
  [null, null],
  [undefined, null],
  ['soon', null],
  ['', null],
  [{}, null],
])('reads the progress %j as %j', (progress, percent) => {
  expect(read({ progress })).toMatchObject({ progress: percent });
});

describe('a failure', () => {
  it.each([
    [
      { error: { code: 'upstream_error', message: '视频生成失败' } },
      '视频生成失败',
      'upstream_error',
    ],
    [{ error: 'a text' }, 'a text', null],
    [{ error: { error: { message: 'deep' }, code: 7 } }, 'deep', '7'],
    [{ message: 'only this' }, 'only this', null],
    [{ error: {}, fail_reason: 'why' }, 'why', null],
    [{ error: { message: '<html><h1>Bad</h1></html>' } }, 'Bad', null],
    [{}, null, null],
  ])('%j has its words', (fields, message, detail) => {
    expect(read({ status: 'failed', ...fields })).toEqual({
      stage: 'failed',
      kind: 'video',
      problem: { code: 'service-failed', message, detail },
    });
  });
});

describe('an image task', () => {
  const done = (fields: object): unknown =>
    readTaskAnswer({ id: 'img_a', status: 'succeeded', ...fields }, 'img_a');

  it('has the links of its result', () => {
    const data = [{ url: '/p/img/1' }, { url: '' }, {}, { b64_json: 'AAAA' }, 'https://x/1'];
    const links = ['/p/img/1', 'data:image/png;base64,AAAA', 'https://x/1'];
    expect(done({ result: { data } })).toEqual({ stage: 'completed', kind: 'image', links });
  });

  it('can be complete with nothing', () => {
    const nothing = { stage: 'completed', kind: 'image', links: [] };
    expect(done({ result: { data: [] } })).toEqual(nothing);
    expect(done({ object: 'image.task' })).toEqual(nothing);
  });

  it('is told from a video that has a result', () => {
    expect(read({ status: 'success', result: { data: [{ url: 'https://x' }] } })).toEqual({
      stage: 'completed',
      kind: 'video',
      links: [],
    });
  });
});

it('takes any JSON without throwing, and only ever makes a valid problem', () => {
  const word = fc.constantFrom('id', 'task_id', 'data', 'status', 'error', 'message', 'progress');
  const text = fc.constantFrom(id, 'failed', 'success', '', '<p>');
  const shaped = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 8 },
      text,
      fc.constant(null),
      fc.double(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(word, tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue({ maxDepth: 6 }), shaped), (json) => {
      const answer = readTaskAnswer(json, id);
      if (answer?.stage === 'failed') problemSchema.parse(answer.problem);
    }),
    { numRuns: 2000 },
  );
});
