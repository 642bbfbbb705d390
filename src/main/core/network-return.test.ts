import { expect, it } from 'vitest';
import { running } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest } from '../../../test/support/core-under-test';
import { NetworkReturn } from './network-return';

it('looks again within seconds of the network’s return, and asks the system only while offline', async () => {
  const core = await coreUnderTest();
  let hasNetwork = true;
  let asked = 0;
  new NetworkReturn({
    holds: core.holds,
    clock: core.clock,
    hasNetwork: () => (asked += 1) > 0 && hasNetwork,
    onReturn: () => core.runner.lookSoon(),
  });
  core.gateway.onLook('video_a', () =>
    hasNetwork ? running(8) : { kind: 'unreachable', code: 'ENETUNREACH' },
  );
  await core.start();
  await core.add('video_a');
  await core.clock.advance(60_000);
  core.holds.raise('proxy-unreachable');
  core.holds.raise('disk-full');
  await core.clock.advance(60_000);
  expect(asked).toBe(0);
  core.holds.lift('proxy-unreachable', 'disk-full');

  hasNetwork = false;
  await core.clock.advance(600_000);
  expect(core.holdNames()).toEqual(['offline']);
  const looks = core.gateway.looks().length;
  hasNetwork = true;
  await core.clock.advance(5_100);
  expect(core.holdNames()).toEqual([]);
  expect(core.gateway.looks().length).toBeGreaterThan(looks);
  const before = asked;
  await core.clock.advance(60_000);
  expect(asked).toBe(before);
});

it('leaves a service that is down on a network that works to its own pace', async () => {
  const core = await coreUnderTest();
  let returns = 0;
  new NetworkReturn({
    holds: core.holds,
    clock: core.clock,
    hasNetwork: () => true,
    onReturn: () => (returns += 1),
  });
  core.holds.raise('offline');
  await core.clock.advance(600_000);
  expect(returns).toBe(0);
});

it('takes no return from an earlier outage for one of this', async () => {
  const core = await coreUnderTest();
  let returns = 0;
  let hasNetwork = false;
  new NetworkReturn({
    holds: core.holds,
    clock: core.clock,
    hasNetwork: () => hasNetwork,
    onReturn: () => (returns += 1),
  });
  core.holds.raise('offline');
  await core.clock.advance(10_000);
  core.holds.lift('offline');
  hasNetwork = true;
  core.holds.raise('offline');
  await core.clock.advance(600_000);
  expect(returns).toBe(0);
});
