import { describe, expect, it } from 'vitest';
import { completed, running, serving } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest } from '../../../test/support/core-under-test';

const content = new Uint8Array(1_000);

describe('the figures of the work', () => {
  it('count what is watched, fetched and saved today, and how far it is', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(content, { stallAt: 250 }));
    core.gateway.onLook('video_b', completed);
    core.gateway.onFetch('video_b', serving(content));
    core.gateway.onLook('video_c', running());
    await core.start();
    await core.add('video_a', 'video_b', 'video_c');
    await core.clock.advance(4_000);
    expect(core.figures.at(-1)).toEqual({
      ...{ watching: 1, downloading: 1, savedToday: 1, isPaused: false, isWorking: true },
      // The other was saved before anybody looked.
      progress: 0.25,
    });
  });

  it('do not fall back when one of the downloads ends', async () => {
    const core = await coreUnderTest();
    const cut = { stallAt: 250 };
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(content, cut), serving(content, { stallAt: 300 }));
    core.gateway.onLook('video_b', completed);
    core.gateway.onFetch('video_b', serving(content, { stallAt: 500 }), serving(content));
    await core.start();
    await core.add('video_a', 'video_b');
    await core.clock.advance(4_000);
    expect(core.figures.at(-1)).toMatchObject({ downloading: 2, progress: 0.375 });
    await core.settings.change({ isPaused: true });
    await core.clock.advance(1_000);
    await core.settings.change({ isPaused: false });
    await core.clock.advance(5_000);
    expect(core.state('video_b')?.name).toBe('saved');
    expect(core.figures.at(-1)).toMatchObject({ downloading: 1, progress: 0.65 });
  });

  it('take a download that was paused or removed for no finished one', async () => {
    const core = await coreUnderTest();
    for (const id of ['video_a', 'video_b', 'video_c']) {
      core.gateway.onLook(id, completed);
      core.gateway.onFetch(id, serving(content, { stallAt: 250 }));
    }
    await core.start();
    await core.add('video_a', 'video_b', 'video_c');
    await core.clock.advance(4_000);
    expect(core.figures.at(-1)).toMatchObject({ downloading: 3, progress: 0.25 });
    await core.desk.act('video_b', 'pause');
    await core.desk.act('video_c', 'remove');
    await core.clock.advance(2_000);
    expect(core.figures.at(-1)).toMatchObject({ downloading: 1, progress: 0.25 });
  });

  it('begin the count of the day anew at midnight, though nothing happens', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(content));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(4_000);
    expect(core.figures.at(-1)).toMatchObject({ savedToday: 1 });
    await core.clock.advance(24 * 3_600_000);
    expect(core.figures.at(-1)).toMatchObject({ savedToday: 0 });
  });

  it('say that nothing keeps the machine awake once all has ended, or a person paused it', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', running());
    await core.start();
    await core.add('video_a');
    await core.clock.advance(2_000);
    expect(core.figures.at(-1)?.isWorking).toBe(true);
    await core.settings.change({ isPaused: true });
    await core.clock.advance(2_000);
    expect(core.figures.at(-1)).toMatchObject({ isWorking: false, isPaused: true, watching: 1 });
    await core.settings.change({ isPaused: false });
    await core.clock.advance(700_000);
    expect(core.state('video_a')?.name).toBe('timed-out');
    expect(core.figures.at(-1)).toMatchObject({ isWorking: false, watching: 0, progress: null });
  });

  it('are told at most once a second, however much happens', async () => {
    const core = await coreUnderTest();
    const ids = Array.from({ length: 50 }, (_, at) => `video_${String(at)}`);
    for (const id of ids) core.gateway.onLook(id, running());
    await core.start();
    const before = core.figures.length;
    await core.add(...ids);
    await core.clock.advance(10_000);
    expect(core.figures.length - before).toBeLessThanOrEqual(11);
    expect(core.figures.at(-1)?.watching).toBe(50);
  });
});
