import { afterEach, beforeEach, expect, it } from 'vitest';
import { readClip } from '../gateway/samples';
import type { ContentScenario } from '../gateway/content-scenario';
import type { VideoTaskOptions } from '../gateway/video-task';
import { wireCore, type WireCore } from '../support/wire-core';
import { expectSaved } from './expect-saved';

// Rows C7 to C11 of the table of how such a gateway behaves: what the bytes are, and who may have them.
const id = 'video_a';
const full = 300_000;
const look = 'api /v1/tasks/video_a key 200';
const asks = (status: number): string => `api /v1/videos/video_a/content key ${status}`;
const once = { times: 1 };

let on: WireCore;
let content: ContentScenario;
beforeEach(async () => void (on = await wireCore()));
afterEach(() => on.close());

const serve = (options: VideoTaskOptions = { bytes: full }): void =>
  void ({ content } = on.double.addTask(id, options));

function quickTime(): Uint8Array {
  const clip = Buffer.from(readClip('tide'));
  clip.write('qt  ', 8, 'latin1');
  return clip;
}

it.each<[string, VideoTaskOptions, string | null, string, string]>([
  ['an MP4 without a type', {}, null, 'mp4', 'video/mp4'],
  ['an MP4 as octet-stream', {}, 'application/octet-stream', 'mp4', 'video/mp4'],
  ['an MP4 as QuickTime', {}, 'video/quicktime', 'mp4', 'video/mp4'],
  ['QuickTime as an MP4', { clip: quickTime() }, 'video/mp4', 'mov', 'video/quicktime'],
  ['WebM as an MP4', { clip: 'drift' }, 'video/mp4', 'webm', 'video/webm'],
])('C7: names %s by its bytes', async (_what, options, type, extension, mime) => {
  serve(options);
  content.contentType(type);
  await on.addTask(id);
  await expectSaved(on, id, extension, mime);
  expect(await on.wire()).toEqual([look, asks(200)]);
});

it.each([
  'attachment; filename="../../x.exe"',
  'attachment; filename="x.mp4"; filename*=UTF-8\'\'..%2F..%2Fx%E2%80%AE4pm.exe',
  'attachment; filename="CON.mp4"',
])('C8: takes no name from %s', async (disposition) => {
  serve();
  content.contentDisposition(disposition);
  await on.addTask(id);
  await expectSaved(on, id);
  expect(on.double.log.bytesSent(id)).toBe(full);
});

it('C9: unpacks what was packed unasked', async () => {
  serve();
  content.gzip();
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200)]);
  expect(on.double.log.bytesSent(id)).not.toBe(full);
});

it('C9: starts packed bytes over after a cut, which cannot be counted', async () => {
  serve();
  content.gzip().cutsAfter(70_000, once);
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(200), asks(200)]);
});

it.each([401, 403])(
  'C10: asks the status route once before a %i blames the key',
  async (status) => {
    serve();
    content.answersWith(status, {}, { detail: 'No' }, once);
    await on.addTask(id);
    await expectSaved(on, id);
    expect(await on.wire()).toEqual([look, asks(status), look, asks(200)]);
    expect(on.core.holds.list()).toEqual([]);
  },
);

it.each([401, 403])('C10: never blames the key for a %i that stays', async (status) => {
  serve();
  content.answersWith(status, {}, { detail: 'No' });
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem).toMatchObject({ code: 'result-unavailable', message: 'No' });
  const again = Array.from({ length: 4 }, () => asks(status));
  expect(await on.wire()).toEqual([look, asks(status), look, ...again, look]);
  expect(on.core.holds.list()).toEqual([]);
});

it('C10: holds the work when the status route refuses the key as well', async () => {
  const task = on.double.addTask(id, { bytes: full });
  task.content.answersWith(401, {}, { detail: 'No' });
  await on.addTask(id);
  await on.double.log.until((log) => log.looksAt(id).length === 1);
  task.answersStatusWith(401, {}, { detail: 'Invalid API key.' });
  expect(await on.untilHold('key-rejected')).toMatchObject({ message: 'Invalid API key.' });
  const refused = 'api /v1/tasks/video_a key 401';
  expect(await on.wire()).toEqual([look, asks(401), refused]);
  expect(on.state(id)).toEqual({ name: 'downloading' });
});

it('C11: a large body takes no more memory than a small one', async () => {
  // At the machine's own pace: a hurried clock would call the connection slow.
  await on.close();
  on = await wireCore({ hurry: 1 });
  const megabyte = 1_000_000;
  on.double.addTask('video_warm', { bytes: 40 * megabyte });
  await on.addTask('video_warm');
  await on.untilState('video_warm', 'saved');

  serve({ bytes: 300 * megabyte });
  const used = (): number => process.memoryUsage.rss() + process.memoryUsage().external;
  const before = used();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, used())), 10);
  await on.addTask(id);
  await on.untilState(id, 'saved');
  clearInterval(sampling);
  expect(most - before).toBeLessThan(80 * megabyte);
  const { sha256 } = on.double.served(id);
  expect(await on.files()).toMatchObject({ 'video_a.mp4': sha256 });
  expect(on.double.log.bytesSent(id)).toBe(300 * megabyte);
}, 40_000);
