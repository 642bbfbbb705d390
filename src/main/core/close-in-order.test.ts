import { expect, it } from 'vitest';
import { SilentLog } from '../../../test/fakes/silent-log';
import { VirtualClock } from '../../../test/fakes/virtual-clock';
import { closeInOrder } from './close-in-order';

it('waits for each step before the next, and goes on after one that fails', async () => {
  const clock = new VirtualClock();
  const ended: string[] = [];
  const closing = closeInOrder(
    [
      {
        name: 'slow',
        act: () =>
          new Promise((resolve) =>
            clock.after(100, () => {
              ended.push('slow');
              resolve();
            }),
          ),
      },
      { name: 'broken', act: () => Promise.reject(new Error('no')) },
      { name: 'last', act: () => void ended.push('last') },
    ],
    5_000,
    clock,
    new SilentLog(),
  );
  await clock.advance(100);
  await closing;
  expect(ended).toEqual(['slow', 'last']);
});

it('waits no longer than its limit, and begins nothing after it', async () => {
  const clock = new VirtualClock();
  const ended: string[] = [];
  let letGo = (): void => undefined;
  const closing = closeInOrder(
    [
      { name: 'stuck', act: () => new Promise<void>((resolve) => (letGo = resolve)) },
      { name: 'last', act: () => void ended.push('last') },
    ],
    5_000,
    clock,
    new SilentLog(),
  );
  await clock.advance(5_000);
  await closing;
  letGo();
  await clock.advance(1);
  expect(ended).toEqual([]);
});
