import { expect, it } from 'vitest';
import type { WebFrameMain } from 'electron';
import { RequestGate } from './request-gate';
import { routeRequests, type RequestHandlers } from './ipc-router';

const quiet = (): void => undefined;
const log = { info: quiet, warn: quiet, error: quiet };
const clock = { monotonicMs: () => 0 };

function routed(handlers: Partial<RequestHandlers>, ready: Promise<unknown> | null = null) {
  const ask = routeRequests(
    // The test asks for these only.
    handlers as RequestHandlers,
    {
      ...{ log, isPage: (frame) => frame !== null, gate: new RequestGate(clock) },
      ready: (name) => (name === 'folder.open' ? ready : null),
    },
  );
  // Nothing looks into the frame but the check above.
  const frame = {} as WebFrameMain;
  return { ask, fromPage: (name: unknown, input: unknown) => ask(frame, name, input) };
}

it('a request waits for what it needs, and holds up no other', async () => {
  const done: string[] = [];
  let giveList = (): void => undefined;
  const ready = new Promise<void>((resolve) => (giveList = resolve));
  const { fromPage } = routed(
    {
      'folder.open': () => (done.push('folder.open'), null),
      'logs.open': () => (done.push('logs.open'), null),
    },
    ready,
  );
  const opening = fromPage('folder.open', null);
  expect(await fromPage('logs.open', null)).toEqual({ ok: true, value: null });
  expect(done).toEqual(['logs.open']);
  giveList();
  expect(await opening).toEqual({ ok: true, value: null });
  expect(done).toEqual(['logs.open', 'folder.open']);
});

it('nobody but the page is answered, and nothing but what the contract names', async () => {
  const { ask, fromPage } = routed({ 'logs.open': () => null });
  expect(await ask(null, 'logs.open', null)).toEqual({ ok: false, code: 'unknown-request' });
  expect(await fromPage('nothing', null)).toEqual({ ok: false, code: 'unknown-request' });
  expect(await fromPage('logs.open', { path: '/' })).toEqual({ ok: false, code: 'bad-input' });
});
