import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImageTask, ImageTaskOptions } from '../gateway/image-task';
import { wireCore, type WireCore } from '../support/wire-core';

// Rows I1 to I4 of the table of how such a gateway behaves: image tasks and their links.
const id = 'img_a';
const look = 'api /v1/tasks/img_a key 200';
const link = (index: number, status = 200): string => `api /p/img/img_a/${index} ${status}`;
const once = { times: 1 };

let on: WireCore;
let task: ImageTask;
beforeEach(async () => void (on = await wireCore()));
afterEach(() => on.close());

const serve = (...images: ImageTaskOptions['images']): void =>
  void (task = on.double.addImageTask(id, { images }));
async function expectSaved(missing: number, served: Record<string, number>): Promise<void> {
  const { files, missingCount } = await on.untilState(id, 'saved');
  const names = Object.entries(served);
  const whole = names.map(([name, index]) => [name, task.image(index).served().sha256]);
  expect(await on.files()).toEqual(Object.fromEntries(whole));
  expect(files.map(({ name, sha256 }) => [name, sha256])).toEqual(whole);
  expect(missingCount).toBe(missing);
  expect(on.core.holds.list()).toEqual([]);
}

it('I1: saves relative, absolute and data links, and shows the key to none', async () => {
  serve({ kind: 'png' }, { kind: 'webp', url: 'absolute' }, { kind: 'jpg', url: 'data' });
  await on.addTask(id);
  await expectSaved(0, { 'img_a-1.png': 0, 'img_a-2.webp': 1, 'img_a-3.jpg': 2 });
  expect(await on.wire()).toEqual([look, link(0), link(1)]);
  const sent = task.image(0).bytes.length + task.image(1).bytes.length;
  expect(on.double.log.bytesSent(id)).toBe(sent);
});

it('I2: asks the task again for links that have expired', async () => {
  serve({ kind: 'png' }, { kind: 'jpg' });
  await on.addTask(id);
  await on.double.log.until((log) => log.looksAt(id).length === 1);
  task.expiresLinks();
  await expectSaved(0, { 'img_a-1.png': 0, 'img_a-2.jpg': 1 });
  expect(await on.wire()).toEqual([look, link(0, 403), look, link(0), link(1)]);
  const [old, renewed] = on.double.log.requests.filter(({ path }) => path.includes('/img_a/0'));
  expect(renewed?.path).not.toBe(old?.path);
});

it('I2: gives up on links that never work', async () => {
  serve({ kind: 'png' });
  task.image(0).answersWith(403);
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem.code).toBe('result-unavailable');
  const rounds = Array.from({ length: 2 }, () => [look, link(0, 403)]);
  expect(await on.wire()).toEqual(rounds.flat());
  expect(await on.files()).toEqual({});
});

it('I3: asks again after a 502', async () => {
  serve({ kind: 'png' }, { kind: 'jpg' });
  task.image(0).answersWith(502, {}, null, once);
  await on.addTask(id);
  await expectSaved(0, { 'img_a-1.png': 0, 'img_a-2.jpg': 1 });
  expect(await on.wire()).toEqual([look, link(0, 502), link(0), link(1)]);
});

it('I4: names an image by its bytes, whatever was said', async () => {
  serve({ kind: 'png', contentType: 'image/webp' });
  await on.addTask(id);
  const { files } = await on.untilState(id, 'saved');
  expect(files).toMatchObject([{ name: 'img_a.png', mime: 'image/png' }]);
  await expectSaved(0, { 'img_a.png': 0 });
  expect(await on.wire()).toEqual([look, link(0)]);
});

it('I4: saves the others when one of several fails, and says how many are missing', async () => {
  serve({ kind: 'png' }, { kind: 'webp' }, { kind: 'jpg' });
  task.image(1).answersWith(200, { 'content-type': 'text/html' }, '<h1>Sorry</h1>');
  await on.addTask(id);
  await expectSaved(1, { 'img_a-1.png': 0, 'img_a-3.jpg': 2 });
  expect(await on.wire()).toEqual([look, link(0), link(1), link(2)]);
});

it('I4: says that there is no result when a success lists none', async () => {
  serve();
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem.code).toBe('result-unavailable');
  expect(await on.wire()).toEqual([look]);
  expect(await on.files()).toEqual({});
});
