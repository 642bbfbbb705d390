import { expect, it } from 'vitest';
import { coreUnderTest } from '../../../test/support/core-under-test';

it('begins nothing more once it was stopped', async () => {
  const core = await coreUnderTest();
  await core.start();
  await core.add('video_a');
  await core.clock.advance(10_000);
  const before = core.gateway.requests.length;
  expect(before).toBeGreaterThan(0);
  await core.runner.stop();
  await core.add('video_b');
  core.holds.raise('offline');
  core.holds.lift('offline');
  core.runner.wake();
  await core.clock.advance(60_000);
  expect(core.gateway.requests).toHaveLength(before);
});
