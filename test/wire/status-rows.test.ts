import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskState } from '../../src/shared/task';
import type { VideoTask } from '../gateway/video-task';
import { wireCore, type WireCore, type WireOptions } from '../support/wire-core';
import { expectSaved } from './expect-saved';

// Rows S1 to S18 of the table of how such a gateway behaves: what it says of a task's status.
const id = 'video_a';
const bytes = 300_000;
const hurry = 50;
const jsonType = { 'content-type': 'application/json' };
const once = { times: 1 };

let on: WireCore;
let task: VideoTask;
beforeEach(() => begin());
afterEach(() => on.close());

async function begin(options: WireOptions = {}): Promise<void> {
  on = await wireCore({ hurry, ...options });
  task = on.double.addTask(id, { bytes });
}
async function beginAgain(options: WireOptions): Promise<void> {
  await on.close();
  await begin(options);
}

const looks = (of = id): number => on.double.log.looksAt(of).length;
const untilLooks = (count: number, of = id): Promise<void> =>
  on.double.log.until((log) => log.looksAt(of).length >= count);
const untilState = (what: string, isSo: (state: TaskState) => boolean): Promise<TaskState> =>
  on.until(what, () => {
    const state = on.state(id);
    return state !== undefined && isSo(state) ? state : null;
  });
/** Watching, and looked at so many times. */
async function stillWatching(count: number): Promise<void> {
  await untilLooks(count);
  expect(on.state(id)).toMatchObject({ name: 'watching' });
  expect(on.core.holds.list()).toEqual([]);
}

describe('S1: a status nobody documented', () => {
  it.each(['unknown', 'NOT_START', 'preparing', '排队中'])('%s', async (status) => {
    task.isNow({ status });
    await on.addTask(id);
    await untilState(status, (state) => state.name === 'watching' && state.rawStatus === status);
    await stillWatching(3);
    task.completes();
    await expectSaved(on, id);
  });
});

describe('S2: any case, spaces, synonyms', () => {
  it.each(['SUCCESS', ' Succeeded ', 'succeed', 'done', 'finished', 'Complete'])(
    '%j is completed',
    async (status) => {
      task.isNow({ status, hasResult: true });
      await on.addTask(id);
      await expectSaved(on, id);
      expect(looks()).toBe(1);
    },
  );

  it.each([
    'FAILURE',
    'fail',
    'canceled',
    'Expired',
    'interrupted',
    'timeout',
    'rejected',
    'moderated',
  ])('%j is failed', async (status) => {
    task.isNow({ status, fields: { fail_reason: 'why' } });
    await on.addTask(id);
    const { problem } = await on.untilState(id, 'failed');
    expect(problem).toMatchObject({ code: 'service-failed', message: 'why' });
    expect(looks()).toBe(1);
  });
});

describe('S3: not where the API page has it', () => {
  const running = { id, status: 'processing', progress: 41 };
  it.each<[string, object]>([
    ['flat', running],
    ['wrapped twice', { code: 'success', data: { data: running } }],
    ['a list', { data: [{ id: 'video_b', status: 'failed' }, running] }],
    ['with the upstream inside', { ...running, data: { id, status: 'failed' } }],
  ])('%s', async (_, body) => {
    task.answersStatusWith(200, jsonType, body);
    await on.addTask(id);
    await untilState('41 %', (state) => state.name === 'watching' && state.progress === 41);
  });
});

it.each<[string, number, object | string | null]>([
  ['null', 200, { data: null }],
  ['{}', 200, {}],
  ['[]', 200, []],
  ['nothing', 200, ''],
  ['204', 204, null],
])('S4: %s is passed over, then shown, and watching goes on', async (_, status, body) => {
  task.answersStatusWith(status, jsonType, body, { times: 7 });
  await on.addTask(id);
  await untilLooks(3);
  expect(on.state(id)).toMatchObject({ name: 'watching', isUnclear: false });
  await untilState('unclear', (state) => state.name === 'watching' && state.isUnclear);
  await expectSaved(on, id);
  expect(looks()).toBe(8);
});

describe('S5: ids', () => {
  it.each<[string, object]>([
    [
      'an integer beside the right one',
      { id: 91_532, task_id: id, status: 'processing', progress: 7 },
    ],
    [
      'the upstream’s beside the right one',
      { id, task_id: 'cgt-1', status: 'processing', progress: 7 },
    ],
  ])('%s', async (_, data) => {
    task.answersStatusWith(200, jsonType, { data });
    await on.addTask(id);
    await untilState('7 %', (state) => state.name === 'watching' && state.progress === 7);
  });

  it('another task’s answer is never attached', async () => {
    const data = { id: 'video_b', task_id: 'video_b', status: 'completed', progress: 100 };
    task.answersStatusWith(200, jsonType, { data });
    await on.addTask(id);
    await stillWatching(4);
    expect(on.double.log.contentRequests(id)).toEqual([]);
  });
});

it.each([
  ['35%', 35],
  ['35', 35],
  [35.7, 35],
  [250, 100],
  [-1, null],
  [null, null],
])('S6: the progress %j is %j', async (progress, shown) => {
  task.isNow({ status: 'processing', progress });
  await on.addTask(id);
  const state = await untilState(
    'generating',
    (s) => s.name === 'watching' && s.phase === 'generating',
  );
  expect(state).toMatchObject({ progress: shown });
});

it('S7: progress that falls, stays, or is 100 decides nothing', async () => {
  task.isNow({ status: 'processing', progress: 100 });
  await on.addTask(id);
  await stillWatching(3);
  task.isNow({ status: 'processing', progress: 20 });
  await untilState('20 %', (state) => state.name === 'watching' && state.progress === 20);
  expect(on.double.log.contentRequests(id)).toEqual([]);
});

it('S8: an end time and an error while running, and a reason to fail in a success, decide nothing', async () => {
  const noise = { completed_at: 1_777_080_300, error: {}, fail_reason: 'upstream retried' };
  task.isNow({ status: 'processing', progress: 60, fields: noise });
  await on.addTask(id);
  await stillWatching(3);
  task.isNow({ status: 'completed', fields: noise });
  await expectSaved(on, id);
});

it.each([1_777_080_000, 1_777_080_000_000, '2026-04-25T01:20:00Z', 0, undefined, 'yesterday', {}])(
  'S9: the time %j is survived',
  async (time) => {
    const fields = { created_at: time, completed_at: time };
    task.isNow({ status: 'completed', fields });
    await on.addTask(id);
    await expectSaved(on, id);
  },
);

it.each<[string, object, string | null]>([
  ['a text', { error: 'no quota' }, 'no quota'],
  ['an object', { error: { message: 'no quota', code: 'x' } }, 'no quota'],
  ['nested', { error: { type: 'error', error: { message: 'deep' } } }, 'deep'],
  ['only a message', { message: 'only this' }, 'only this'],
  ['a number for a code', { error: { message: 'm', code: 7 } }, 'm'],
  ['a page', { error: { message: '<h1>502 Bad Gateway</h1>' } }, '502 Bad Gateway'],
  ['nothing', { error: {} }, null],
  ['the key', { error: { message: 'refused sk-test-0123456789' } }, 'refused …'],
])('S10: an error that is %s', async (_, fields, message) => {
  task.isNow({ status: 'failed', fields: { ...fields } });
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem.message).toBe(message);
});

it('S10: an error of 50 KB is cut', async () => {
  task.isNow({ status: 'failed', fields: { error: { message: 'lang '.repeat(10_000) } } });
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem.message).toHaveLength(500);
});

it('S11: a 401 midway holds everything, fails nothing, and a new key goes on', async () => {
  task.isNow({ status: 'processing' });
  on.double.addTask('video_b', { stages: [{ status: 'processing' }] });
  await on.addTask(id);
  await on.addTask('video_b');
  await untilLooks(2);
  on.double.rejectAllKeys();
  await on.untilHold('key-rejected');
  const asked = on.double.log.requests.length;
  expect(on.state(id)?.name).toBe('watching');
  expect(on.state('video_b')?.name).toBe('watching');

  task.completes();
  on.double.acceptKey('sk-another-0123456789');
  await on.core.keys.enter('sk-another-0123456789');
  await expectSaved(on, id);
  // Nothing but what was under way left meanwhile.
  const refused = on.double.log.requests.filter(({ status }) => status === 401);
  expect(refused.length).toBeLessThanOrEqual(2);
  expect(on.double.log.requests.length).toBeGreaterThan(asked);
});

it.each([
  [402, 'insufficient balance'],
  [403, 'model not allowed'],
])('S12: a %i holds with its message', async (status, message) => {
  on.double.answersEverythingWith(status, {}, { error: { message, code: 'x' } }, once);
  await on.addTask(id);
  expect(await on.untilHold('access-denied')).toMatchObject({ message });
  expect(on.state(id)?.name).toBe('watching');
  expect(looks()).toBe(1);
  on.core.holds.lift('access-denied');
  await expectSaved(on, id);
});

describe('S13: 429', () => {
  const inFuture = (ms: number): string => new Date(Date.now() + ms).toUTCString();
  /** Time of the app between the refusal and the next request of anybody. */
  async function pauseAfter(headers: Record<string, string>): Promise<number> {
    task.isNow({ status: 'processing' });
    on.double.addTask('video_b', { stages: [{ status: 'processing' }] });
    await on.addTask('video_b');
    await untilLooks(1, 'video_b');
    on.double.answersEverythingWith(429, headers, { error: { message: 'slow' } }, once);
    await on.addTask(id);
    await on.double.log.until(({ requests }) => {
      const at = requests.findIndex(({ status }) => status === 429);
      return at >= 0 && requests.length > at + 1;
    });
    const { requests } = on.double.log;
    const at = requests.findIndex(({ status }) => status === 429);
    return ((requests[at + 1]?.atMs ?? NaN) - (requests[at]?.atMs ?? NaN)) * hurry;
  }

  const dayMs = 86_400_000;
  it.each<[string, () => Record<string, string>, number, number]>([
    ['seconds', () => ({ 'retry-after': '40' }), 39_000, 60_000],
    // The header has no fractions of a second, and times here pass 50 times as fast.
    ['a date', () => ({ 'retry-after': inFuture(40_000) }), 38_000, 60_000],
    [
      'a date, while one of the two clocks is a day wrong,',
      () => ({ date: inFuture(-dayMs), 'retry-after': inFuture(40_000 - dayMs) }),
      38_000,
      60_000,
    ],
    ['an absurd time', () => ({ 'retry-after': '86400' }), 299_000, 330_000],
  ])('with %s holds back everybody that long', async (_, headers, least, most) => {
    const ms = await pauseAfter(headers());
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThanOrEqual(most);
    expect(on.core.holds.list()).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['a moment in the past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }],
    ['garbage', { 'retry-after': 'soon' }],
    ['nothing', {}],
  ])('with %s holds back a little', async (_, headers) => {
    const ms = await pauseAfter(headers);
    expect(ms).toBeGreaterThanOrEqual(400);
    expect(ms).toBeLessThanOrEqual(15_000);
  });

  it('lets no task fail and finds the rate that is taken', async () => {
    task.isNow({ status: 'processing' });
    on.double.answersEverythingWith(429, {}, { error: { message: 'slow' } }, { times: 3 });
    await on.addTask(id);
    await untilLooks(5);
    expect(on.core.limiter.perSecond).toBeLessThan(10);
    task.completes();
    await expectSaved(on, id);
  });
});

it.each<[string, number, Record<string, string>, string]>([
  ['500', 500, jsonType, '{"error":{"message":"internal"}}'],
  ['a Cloudflare page', 502, { 'content-type': 'text/html' }, '<h1>502</h1>'],
  ['522', 522, { 'content-type': 'text/html' }, '<h1>522</h1>'],
  ['a captive portal', 200, { 'content-type': 'text/html' }, '<h1>Welcome</h1>'],
  ['a page that calls itself JSON', 200, jsonType, '<h1>Welcome</h1>'],
])('S14: %s is a passing fault', async (_, status, headers, body) => {
  on.double.answersEverythingWith(status, headers, body, { times: 3 });
  await on.addTask(id);
  await expectSaved(on, id);
  expect(looks()).toBe(4);
});

describe('S15: no sensible answer', () => {
  it.each<[string, () => unknown]>([
    ['silence', () => task.neverAnswersStatus(once)],
    ['a reset', () => task.dropsStatus(once)],
    [
      'a body that never ends',
      () => task.answersStatusWith(200, { ...jsonType, 'content-length': '999' }, '{"data":', once),
    ],
  ])('%s costs one look', async (_, happen) => {
    await beginAgain({ lookTimeoutMs: 300 });
    happen();
    await on.addTask(id);
    await expectSaved(on, id);
    expect(looks()).toBe(2);
  });

  it('a network that is gone is a hold, and the way back is found without help', async () => {
    task.isNow({ status: 'processing' });
    await on.addTask(id);
    await untilLooks(2);
    await on.double.closePorts();
    await on.untilHold('offline');
    expect(on.state(id)?.name).toBe('watching');
    const before = looks();
    task.completes();
    await on.double.reopenPorts();
    await expectSaved(on, id);
    expect(looks()).toBe(before + 1);
  });

  it('a name that no server knows is the same hold', async () => {
    await beginAgain({ lookTimeoutMs: 2_000 });
    await on.settings.change({ baseUrl: 'https://gateway.invalid/v1' });
    await on.core.keys.enter('sk-test-0123456789');
    await on.addTask(id);
    await on.untilHold('offline');
    expect(on.state(id)?.name).toBe('watching');
    expect(on.double.log.requests).toEqual([]);
  });

  it('a server without TLS behind https is the same hold', async () => {
    await beginAgain({ lookTimeoutMs: 2_000 });
    await on.settings.change({ baseUrl: on.double.baseUrl.replace('http:', 'https:') });
    await on.core.keys.enter('sk-test-0123456789');
    await on.addTask(id);
    await on.untilHold('offline');
    expect(on.state(id)?.name).toBe('watching');
    expect(on.double.log.requests).toEqual([]);
  });
});

describe('S16: answers that change their mind', () => {
  it('completed, then processing: the first end counts', async () => {
    task.content.answersWith(409, {}, { error: { code: 'video_not_ready' } }, { times: 3 });
    await on.addTask(id);
    await on.untilState(id, 'downloading');
    task.isNow({ status: 'processing', hasResult: true });
    await expectSaved(on, id);
    expect(looks()).toBe(1);
  });

  it('failed, then completed: nobody asks by himself, and “Check again” works', async () => {
    task.isNow({ status: 'failed', fields: { error: 'no' } });
    await on.addTask(id);
    await on.untilState(id, 'failed');
    task.completes();
    expect(looks()).toBe(1);
    await on.core.desk.act(id, 'check-again');
    await expectSaved(on, id);
    expect(looks()).toBe(2);
  });
});

it('S17: an id of 170 characters with signs of all kinds', async () => {
  const long = `vt/${'Ab0+/=:'.repeat(23)}Ab0=/=`;
  expect(long).toHaveLength(170);
  on.double.addTask(long, { bytes });
  await on.addTask(long);
  const { files } = await on.untilState(long, 'saved');
  const name = files[0]?.name ?? '';
  expect(name).not.toMatch(/[/:\\]/);
  expect(Object.keys(await on.files())).toEqual([name]);
  const paths = on.double.log.requests.map(({ path }) => path);
  expect(paths[0]).toBe(`/v1/tasks/${encodeURIComponent(long)}`);
});

describe('S18: unusual JSON', () => {
  const body = (rest = ''): string =>
    `{"data":{${rest}"id":"${id}","status":"processing","progress":9}}`;
  it.each<[string, string]>([
    ['a byte order mark', `\ufeff${body()}`],
    ['duplicate keys', body('"status":"queued","id":"x",')],
    ['a long trace', body(`"trace":"${'x'.repeat(1_900_000)}",`)],
  ])('%s is read', async (_, text) => {
    task.answersStatusWith(200, jsonType, text);
    await on.addTask(id);
    await untilState('9 %', (state) => state.name === 'watching' && state.progress === 9);
  });

  it('5 MB are not read to the end', async () => {
    task.answersStatusWith(200, jsonType, body(`"trace":"${'x'.repeat(5_000_000)}",`), {
      times: 2,
    });
    await on.addTask(id);
    await expectSaved(on, id);
    expect(looks()).toBe(3);
  });
});
