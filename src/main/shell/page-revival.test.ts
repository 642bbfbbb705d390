import { expect, it } from 'vitest';
import { VirtualClock } from '../../../test/fakes/virtual-clock';
import { PageRevival } from './page-revival';

it('loads the page again, asks after the fourth end within a minute, and forgets old ends', async () => {
  const clock = new VirtualClock();
  const done: string[] = [];
  const revival = new PageRevival({
    clock,
    reload: () => done.push('reload'),
    giveUp: () => done.push('give up'),
  });
  for (let ends = 0; ends < 4; ends += 1) revival.pageEnded();
  expect(done.splice(0)).toEqual(['reload', 'reload', 'reload', 'give up']);
  for (let ends = 0; ends < 8; ends += 1) {
    revival.pageEnded();
    await clock.advance(30_000);
  }
  expect(new Set(done)).toEqual(new Set(['reload']));
});
