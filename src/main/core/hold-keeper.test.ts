import { expect, it } from 'vitest';
import { coreUnderTest, testFolder } from '../../../test/support/core-under-test';

it('lets the next attempt decide where nobody knows how full the disk is', async () => {
  const core = await coreUnderTest();
  core.holds.raise('disk-full', { subject: testFolder });
  expect(await core.drop.freeBytes(testFolder)).toBeNull();
  await core.holdKeeper.probe();
  expect(core.holdNames()).not.toContain('disk-full');
});
