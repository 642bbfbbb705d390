import { expect, it } from 'vitest';
import { SilentLog } from '../../../test/fakes/silent-log';
import { VirtualClock } from '../../../test/fakes/virtual-clock';
import { Closing } from './closing';

it('closes once, however often it is asked, and says how far it is', async () => {
  const ended: string[] = [];
  let letGo = (): void => undefined;
  const closing = new Closing(
    () => [
      { name: 'slow', act: () => new Promise<void>((resolve) => (letGo = resolve)) },
      { name: 'last', act: () => void ended.push('last') },
    ],
    new VirtualClock(),
    new SilentLog(),
  );
  expect([closing.hasBegun, closing.isOver]).toEqual([false, false]);
  const both = [closing.run(), closing.run()];
  expect([closing.hasBegun, closing.isOver]).toEqual([true, false]);
  letGo();
  await Promise.all(both);
  expect([closing.hasBegun, closing.isOver, ended]).toEqual([true, true, ['last']]);
});
