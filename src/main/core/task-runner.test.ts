import { expect, it } from 'vitest';
import { FakeKeyVault } from '../../../test/fakes/fake-key-vault';
import { never } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest } from '../../../test/support/core-under-test';
import { aTask } from '../../../test/support/task-records';

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

it.each([
  ['result', 'video_a', 'video'],
  ['look for links', 'img_a', 'image'],
] as const)('ends although a %s still waits for the keychain', async (_, id, kind) => {
  const old = await coreUnderTest();
  await old.store.put([aTask(id, { kind, state: { name: 'downloading' } })]);
  const vault = new FakeKeyVault();
  vault.read = never;
  const core = await coreUnderTest({ store: old.store, vault });
  await core.start();
  await core.clock.advance(1_000);
  let hasEnded = false;
  void core.runner.stop().then(() => (hasEnded = true));
  await core.clock.advance(1_000);
  expect(hasEnded).toBe(true);
});
