import { describe, expect, it } from 'vitest';
import { completed, failedTask, running, serving } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, testFolder } from '../../../test/support/core-under-test';

describe('announcements', () => {
  it('tell what ended within three seconds as one', async () => {
    const core = await coreUnderTest();
    for (const id of ['video_a', 'video_b']) {
      core.gateway.onLook(id, completed);
      core.gateway.onFetch(id, serving(new Uint8Array(10)));
    }
    core.gateway.onLook('video_c', failedTask('no'));
    core.gateway.onLook('video_d', running());
    await core.start();
    await core.add('video_a', 'video_b', 'video_c', 'video_d');
    await core.clock.advance(2_900);
    expect(core.announcements).toEqual([]);
    await core.clock.advance(600);
    expect(core.announcements).toMatchObject([
      {
        announcement: {
          saved: [
            { taskId: 'video_a', folder: testFolder, name: 'video_a.mp4' },
            { taskId: 'video_b', folder: testFolder, name: 'video_b.mp4' },
          ],
          failed: [{ taskId: 'video_c', state: { name: 'failed' } }],
        },
      },
    ]);
    await core.clock.advance(60_000);
    expect(core.announcements).toHaveLength(1);
  });

  it('count a task once that ends twice within three seconds, as what it came to', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', failedTask('no'), failedTask('still no'));
    core.gateway.onLook('video_b', failedTask('no'), completed);
    core.gateway.onFetch('video_b', serving(new Uint8Array(10)));
    await core.start();
    await core.add('video_a', 'video_b');
    await core.clock.advance(500);
    await core.desk.actOnMany(['video_a', 'video_b'], 'try-again');
    await core.clock.advance(5_000);
    expect(core.announcements).toMatchObject([
      { announcement: { saved: [{ taskId: 'video_b' }], failed: [{ taskId: 'video_a' }] } },
    ]);
    expect(core.announcements[0]?.announcement.failed).toHaveLength(1);
  });

  it('tell of a task that timed out', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', running());
    await core.start();
    await core.add('video_a');
    await core.clock.advance(620_000);
    expect(core.announcements).toMatchObject([
      {
        announcement: { saved: [], failed: [{ taskId: 'video_a', state: { name: 'timed-out' } }] },
      },
    ]);
  });

  it('do not repeat what was told when a removal is taken back, or at the next start', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', failedTask('no'));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(10_000);
    await core.desk.act('video_a', 'remove');
    await core.desk.restore(['video_a']);
    await core.clock.advance(10_000);
    expect(core.announcements).toHaveLength(1);
    const next = await coreUnderTest({ store: core.store });
    await next.start();
    await next.clock.advance(10_000);
    expect(next.announcements).toEqual([]);
  });
});
