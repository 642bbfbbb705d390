import { expect, it } from 'vitest';
import { completed, serving } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, testFolder } from '../../../test/support/core-under-test';

it('lets the next attempt decide where nobody knows how full the disk is', async () => {
  const core = await coreUnderTest();
  core.holds.raise('disk-full', { subject: testFolder });
  expect(await core.drop.freeBytes(testFolder)).toBeNull();
  await core.holdKeeper.probe();
  expect(core.holdNames()).not.toContain('disk-full');
});

it('waits for room for the largest file that waits, and fetches nothing before', async () => {
  const core = await coreUnderTest();
  core.gateway.onLook('video_a', completed);
  core.gateway.onFetch('video_a', serving(new Uint8Array(1_000)));
  core.drop.free = 40_000_000;
  core.holds.raise('disk-full', { subject: testFolder });
  await core.start();
  await core.add('video_a');
  await core.clock.advance(120_000);
  expect(core.holdNames()).toEqual(['disk-full']);
  expect(core.gateway.requests.filter(({ what }) => what === 'fetch')).toEqual([]);
  core.drop.free = 60_000_000;
  await core.clock.advance(11_000);
  expect(core.holdNames()).toEqual([]);
  expect(core.state('video_a')?.name).toBe('saved');
});

it('never makes an earlier folder that went away', async () => {
  const core = await coreUnderTest();
  core.drop.gone.add('/media/drive');
  core.holds.raise('folder-missing', { subject: '/media/drive' });
  await core.clock.advance(30_000);
  expect(core.holdNames()).toEqual(['folder-missing']);
  core.drop.gone.delete('/media/drive');
  await core.clock.advance(30_000);
  // The drive's place is there, the folder is not: nobody makes one below a drive that may be missing.
  expect(core.holdNames()).toEqual(['folder-missing']);
  expect(core.drop.folders.has('/media/drive')).toBe(false);
  core.drop.folders.set('/media/drive', new Map());
  await core.clock.advance(11_000);
  expect(core.holdNames()).toEqual([]);
});
