import { describe, expect, it } from 'vitest';
import { never, completed, running, serving } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, type CoreUnderTest } from '../../../test/support/core-under-test';

const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);

/** A run with two watched tasks, one half downloaded and one paused, that is cut off. */
async function cutOff(): Promise<CoreUnderTest> {
  const core = await coreUnderTest();
  for (const id of ['video_a', 'video_b', 'video_c']) core.gateway.onLook(id, running(10));
  core.gateway.onLook('video_half', completed);
  core.gateway.onFetch('video_half', serving(content, { stallAt: 500 }));
  await core.start();
  await core.add('video_a', 'video_b', 'video_c', 'video_half');
  await core.clock.advance(1_000);
  await core.desk.act('video_c', 'pause');
  return core;
}

async function nextRun(old: CoreUnderTest, options: { key?: null } = {}): Promise<CoreUnderTest> {
  const core = await coreUnderTest({ store: old.store, drop: old.drop, ...options });
  for (const id of ['video_a', 'video_b']) core.gateway.onLook(id, running(20));
  core.gateway.onLook('video_half', completed);
  core.gateway.onFetch('video_half', serving(content, { stallAt: 800 }));
  core.recovery.begin();
  return core;
}

const recovered = (core: CoreUnderTest) =>
  core.notices.list().filter(({ code }) => code === 'recovered');

describe('after a run that was cut off', () => {
  it('it is said once how much went on', async () => {
    const core = await nextRun(await cutOff());
    expect(recovered(core)).toEqual([]);
    await core.start();
    await core.clock.advance(10_000);
    expect(recovered(core)).toEqual([{ code: 'recovered', downloads: 1, watched: 2 }]);
    core.notices.dismiss('recovered');
    await core.clock.advance(60_000);
    expect(recovered(core)).toEqual([]);
  });

  it('nothing is said to have gone on while nothing does', async () => {
    const core = await nextRun(await cutOff(), { key: null });
    await core.start();
    await core.clock.advance(60_000);
    expect(core.holdNames()).toContain('no-key');
    expect(recovered(core)).toEqual([]);
    await core.keys.enter('a-key-typed-in-later');
    await core.clock.advance(10_000);
    expect(recovered(core)).toHaveLength(1);
  });

  it('downloads that stand still are not said to have gone on', async () => {
    const core = await nextRun(await cutOff());
    core.gateway.onFetch('video_half', never);
    await core.start();
    await core.clock.advance(10_000);
    expect(recovered(core)).toEqual([{ code: 'recovered', downloads: 0, watched: 2 }]);
  });

  it('nothing is said of an empty list', async () => {
    const core = await coreUnderTest();
    core.recovery.begin();
    core.gateway.onLook('video_new', running(10));
    await core.start();
    await core.add('video_new');
    await core.clock.advance(10_000);
    expect(recovered(core)).toEqual([]);
  });
});
