import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContentScenario } from '../gateway/content-scenario';
import type { VideoTaskOptions } from '../gateway/video-task';
import { wireCore, type WireCore } from '../support/wire-core';
import { expectSaved } from './expect-saved';

// Rows C4 to C6 of the table of how such a gateway behaves: bodies that are cut, and what is offered then.
const id = 'video_a';
const part = 'video_a.part';
const full = 300_000;
const cutAt = 70_000;
const look = 'api /v1/tasks/video_a key 200';
const asks = (rest: string | number): string => `api /v1/videos/video_a/content key ${rest}`;
const once = { times: 1 };

let on: WireCore;
let content: ContentScenario;
beforeEach(async () => void (on = await wireCore()));
afterEach(() => on.close());

const serve = (options: VideoTaskOptions = { bytes: full }): void =>
  void ({ content } = on.double.addTask(id, options));
const bytesSent = (): number => on.double.log.bytesSent(id);
const resumed = (from = cutAt): string => `bytes=${from}- if-range "${content.tag}-1"`;

it.each<[string, 'cutsAfter' | 'resetsAfter']>([
  ['a body shorter than its length', 'cutsAfter'],
  ['a reset', 'resetsAfter'],
])('C4: goes on after %s', async (_what, fault) => {
  serve();
  content[fault](cutAt, on.onceRead(id, cutAt));
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), asks(`${resumed()} 206`)]);
  expect(bytesSent()).toBe(full);
});

it('C4: goes on after a body that stalls', async () => {
  await on.close();
  on = await wireCore({ hurry: 1 });
  serve();
  content.stallsAfter(cutAt, once);
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), asks(`${resumed()} 206`)]);
  expect(bytesSent()).toBe(full);
});

it('C4: goes on after a rest that ends as if it were whole', async () => {
  serve();
  content.cutsAfter(cutAt, on.onceRead(id, cutAt)).endsCleanlyAfter(cutAt, once);
  await on.addTask(id);
  await expectSaved(on, id);
  const rests = [cutAt, 2 * cutAt].map((from) => asks(`${resumed(from)} 206`));
  expect(await on.wire()).toEqual([look, asks(200), ...rests]);
  expect(bytesSent()).toBe(full);
});

it('C5: finds by the container that a body without a length was cut, and goes on', async () => {
  serve({ bytes: full, clip: 'ember' });
  content.endsCleanlyAfter(cutAt, once);
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), asks(`${resumed()} 206`)]);
  expect(bytesSent()).toBe(full);
});

it('C5: never calls such a body whole', async () => {
  serve({ bytes: full, clip: 'ember' });
  content.etag('none').withoutLastModified().endsCleanlyAfter(cutAt);
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem.code).toBe('damaged');
  expect(await on.wire()).toEqual([look, asks(200), asks(200)]);
  expect(Object.keys(await on.files())).toEqual([part]);
});

const fresh = asks(200);
it.each<[string, (content: ContentScenario) => void, () => string[]]>([
  ['Range is ignored', (it) => it.ignoresRange(), () => [asks(`${resumed()} 200`)]],
  [
    '206 is from an earlier byte',
    (it) => it.shiftsRange(-9),
    () => [asks(`${resumed()} 206`), fresh],
  ],
  ['206 is from a later byte', (it) => it.shiftsRange(9), () => [asks(`${resumed()} 206`), fresh]],
  [
    '206 has another total',
    (it) => it.claimsTotal(full + 1),
    () => [asks(`${resumed()} 206`), fresh],
  ],
  ['ETag is another one', (it) => it.changesValidatorAfter(1), () => [asks(`${resumed()} 200`)]],
  ['ETag is weak', (it) => it.etag('weak').withoutLastModified(), () => [fresh]],
])('C6: starts over when %s', async (_what, presents, then) => {
  serve();
  presents(content.cutsAfter(cutAt, on.onceRead(id, cutAt)));
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), ...then()]);
  expect(on.double.log.contentRequests(id).at(-1)?.bodyBytesSent).toBe(full);
});

it('C6: starts over after a 416', async () => {
  serve();
  content.cutsAfter(cutAt, on.onceRead(id, cutAt));
  await on.addTask(id);
  await on.double.log.until((log) => log.bytesSent(id) === cutAt);
  content.answersWith(416, { 'content-range': `bytes */${cutAt}` }, null, once);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), asks(`${resumed()} 416`), fresh]);
  expect(bytesSent()).toBe(cutAt + full);
});
