import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContentScenario } from '../gateway/content-scenario';
import type { VideoTaskOptions } from '../gateway/video-task';
import { wireCore, type WireCore } from '../support/wire-core';
import { expectSaved } from './expect-saved';

// Rows C1 to C3 of the table of how such a gateway behaves: what comes instead of the bytes.
const id = 'video_a';
const full = 300_000;
const look = 'api /v1/tasks/video_a key 200';
const asks = (rest: string | number): string => `api /v1/videos/video_a/content key ${rest}`;
const times = <Item>(count: number, item: Item): Item[] =>
  Array.from({ length: count }, () => item);

let on: WireCore;
let content: ContentScenario;
beforeEach(async () => void (on = await wireCore()));
afterEach(() => on.close());

const serve = (options: VideoTaskOptions = { bytes: full }): void =>
  void ({ content } = on.double.addTask(id, options));
const bytesSent = (): number => on.double.log.bytesSent(id);

const early = { error: { message: 'Task is not completed yet, current status: NOT_START' } };
const notReady = { error: { message: 'not ready', code: 'video_not_ready' } };
const tooEarly = [
  [400, early],
  [409, notReady],
  [404, null],
] as const;

it.each(tooEarly)('C1: asks again when %i comes right after completed', async (status, body) => {
  serve();
  content.answersWith(status, {}, body, { times: 2 });
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, ...times(2, asks(status)), asks(200)]);
  expect(bytesSent()).toBe(full);
});

it.each(tooEarly)('C1: looks at the status again after a few %i', async (status, body) => {
  serve();
  content.answersWith(status, {}, body, { times: 5 });
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, ...times(5, asks(status)), look, asks(200)]);
});

it('C2: gives up on a 502 for ever, and fetches it all when told to try again', async () => {
  serve();
  content.answersWith(502, { 'content-type': 'text/html' }, '<h1>Bad gateway</h1>');
  await on.addTask(id);
  const state = await on.untilState(id, 'failed');
  expect(state).toMatchObject({
    problem: { code: 'result-unavailable', message: 'Bad gateway', detail: 'HTTP 502' },
    retry: 'download',
  });
  const firstTry = [look, ...times(5, asks(502)), look];
  expect(await on.wire()).toEqual(firstTry);
  expect(await on.files()).toEqual({});

  content.behaves();
  await on.core.desk.act(id, 'try-again');
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([...firstTry, asks(200)]);
});

const json = '{"error":{"message":"The result was moderated"}}';
const page = '<!doctype html><title>Gateway</title>';
const moderated = 'The result was moderated';
it.each<[string, string, string, string | null]>([
  ['JSON', 'application/json', json, moderated],
  ['JSON as a video', 'video/mp4', json, moderated],
  ['a page', 'text/html; charset=utf-8', page, null],
  ['a page as a video', 'video/mp4', page, null],
  ['no bytes as a video', 'video/mp4', '', null],
])('C3: refuses a 200 with %s', async (_what, type, body, message) => {
  serve();
  content.answersWith(200, { 'content-type': type }, body);
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem).toMatchObject({ code: 'not-media', message });
  expect(await on.wire()).toEqual([look, asks(200)]);
  expect(bytesSent()).toBe(body.length);
  expect(await on.files()).toEqual({});
});
