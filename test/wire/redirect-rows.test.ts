import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContentScenario } from '../gateway/content-scenario';
import { wireCore, type WireCore, type WireOptions } from '../support/wire-core';
import { expectSaved } from './expect-saved';

// Rows R1 to R5 of the table of how such a gateway behaves: where the service sends the app, and what goes there.
const id = 'video_a';
const full = 300_000;
const cutAt = 70_000;
const look = 'api /v1/tasks/video_a key 200';
const asks = (rest: string | number): string => `api /v1/videos/video_a/content key ${rest}`;
const hop = (rest: string | number): string => `api /v1/files/video_a key ${rest}`;
const cdn = (rest: string | number): string => `cdn /signed/video_a ${rest}`;
const once = { times: 1 };

let on: WireCore;
let content: ContentScenario;
beforeEach(() => begin());
afterEach(() => on.close());

async function begin(options: WireOptions = {}): Promise<void> {
  on = await wireCore(options);
  ({ content } = on.double.addTask(id, { bytes: full }));
}

it.each([302, 303, 307, 308] as const)(
  'R1: takes neither key nor cookies along a %i to another origin',
  async (status) => {
    content.redirectsTo('cdn', { status }).cutsAfter(cutAt, on.onceRead(id, cutAt));
    await on.addTask(id);
    await expectSaved(on, id);
    const rest = `bytes=${cutAt}- if-range "${content.tag}-1"`;
    expect(await on.wire()).toEqual([
      look,
      ...[asks(status), cdn(200)],
      ...[asks(`${rest} ${status}`), cdn(`${rest} 206`)],
    ]);
    expect(on.double.log.authorizationSeenAtCdn()).toBe(false);
    expect(on.double.log.bytesSent(id)).toBe(full);
  },
);

it.each(['same-origin', 'relative'])('R2: keeps the key on a %s redirect', async (to) => {
  content.redirectsTo(to, { hops: 2, status: 307 }).cutsAfter(cutAt, on.onceRead(id, cutAt));
  await on.addTask(id);
  await expectSaved(on, id);
  const rest = `bytes=${cutAt}- if-range "${content.tag}-1"`;
  expect(await on.wire()).toEqual([
    look,
    ...[asks(307), hop(307), hop(200)],
    ...[asks(`${rest} 307`), hop(`${rest} 307`), hop(`${rest} 206`)],
  ]);
  expect(on.double.log.bytesSent(id)).toBe(full);
});

interface Refusal {
  readonly what: string;
  readonly to: () => string;
  readonly reason: string;
  readonly hops?: number;
  readonly baseUrl?: string;
}
it.each<Refusal>([
  { what: 'in a circle', to: () => `/v1/videos/${id}/content`, reason: 'loop' },
  { what: 'on and on', to: () => 'relative', reason: 'too-many', hops: 10 },
  {
    what: 'from https to http',
    to: () => `${on.double.cdnOrigin}/signed/${id}`,
    reason: 'not-encrypted',
    baseUrl: 'https://gateway.test/v1',
  },
  { what: 'to a file', to: () => 'file:///etc/passwd', reason: 'scheme' },
  {
    what: 'with a name and a password',
    to: () => `${on.double.cdnOrigin.replace('//', '//me:secret@')}/signed/${id}`,
    reason: 'has-userinfo',
  },
])('R3: does not follow a redirect $what', async ({ to, reason, hops = 0, baseUrl }) => {
  if (baseUrl !== undefined) {
    await on.close();
    await begin({ baseUrl });
  }
  content.redirectsTo(to(), { hops: 20 });
  await on.addTask(id);
  const state = await on.untilState(id, 'failed');
  expect(state.problem).toMatchObject({ code: 'redirect-refused', detail: reason });
  const hopped = Array.from({ length: hops }, () => hop(302));
  expect(await on.wire()).toEqual([look, asks(302), ...hopped]);
  expect(on.double.log.bytesSent(id)).toBe(0);
  expect(await on.files()).toEqual({});
});

it('R4: asks for another link when the signed one has expired', async () => {
  content.redirectsTo(`${on.double.cdnOrigin}/signed/${id}?exp=1&sig=old`, once);
  content.redirectsTo('cdn');
  await on.addTask(id);
  await expectSaved(on, id);
  expect(await on.wire()).toEqual([look, asks(302), cdn(403), asks(302), cdn(200)]);
  expect(on.double.log.authorizationSeenAtCdn()).toBe(false);
});

it('R4: gives up when every link has expired', async () => {
  content.redirectsTo(`${on.double.cdnOrigin}/signed/${id}?exp=1&sig=old`);
  await on.addTask(id);
  const { problem } = await on.untilState(id, 'failed');
  expect(problem).toMatchObject({ code: 'no-progress', detail: 'link-expired' });
  const rounds = Array.from({ length: 5 }, () => [asks(302), cdn(403)]);
  expect(await on.wire()).toEqual([look, ...rounds.flat()]);
  expect(await on.files()).toEqual({});
});

it.each([301, 308])(
  'R5: a %i of the status route to another host is for a person',
  async (status) => {
    const location = `${on.double.cdnOrigin}/v2/tasks/${id}`;
    on.double.addTask(id).answersStatusWith(status, { location });
    await on.addTask(id);
    const newBase = `${on.double.cdnOrigin}/v2`;
    expect(await on.untilHold('gateway-moved')).toMatchObject({ subject: newBase });
    const asked = [`api /v1/tasks/video_a key ${status}`];
    expect(await on.wire()).toEqual(asked);

    // The new address gets a key of its own, or none.
    await on.settings.change({ baseUrl: newBase });
    await on.untilHold('no-key');
    expect(await on.wire()).toEqual(asked);
    expect(on.state(id)).toMatchObject({ name: 'watching' });
    expect(await on.files()).toEqual({});
  },
);
