import { describe, expect, it } from 'vitest';
import { running } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest } from '../../../test/support/core-under-test';
import { DropError } from './ports/file-drop';

describe('the list', () => {
  it('takes an ID once, though it is added twice at the same moment', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', running());
    await core.start();
    const both = await Promise.all([core.desk.add(['video_a']), core.desk.add(['video_a'])]);
    expect(both.map(({ added }) => added)).toEqual([1, 0]);
    expect(core.store.puts).toHaveLength(1);
  });

  it('shows and watches a new task only once it is on disk', async () => {
    const core = await coreUnderTest();
    await core.start();
    core.store.refusal = new DropError('disk-full', 'ENOSPC');
    await expect(core.desk.add(['video_a'])).rejects.toThrow('disk-full');
    await core.clock.advance(5_000);
    expect(core.feed.snapshot().tasks).toEqual([]);
    expect(core.gateway.requests).toEqual([]);
    expect(core.holdNames()).toEqual(['disk-full']);
    core.store.refusal = null;
    core.drop.free = 1_000_000_000;
    core.gateway.onLook('video_a', running());
    expect(await core.desk.add(['video_a'])).toMatchObject({ added: 1 });
  });

  it('keeps the order of a paste through a restart', async () => {
    const core = await coreUnderTest({ key: null });
    await core.add('video_c', 'video_a', 'video_b');
    await core.add('video_0');
    const next = await coreUnderTest({ store: core.store, key: null });
    const ids = next.feed.snapshot().tasks.map(({ id }) => id);
    expect(ids).toEqual(['video_c', 'video_a', 'video_b', 'video_0']);
  });

  it('brings back what a failed write of a removal would have lost', async () => {
    const core = await coreUnderTest({ key: null });
    await core.add('video_a');
    await core.desk.act('video_a', 'remove');
    core.store.refusal = new Error('busy');
    await expect(core.desk.restore(['video_a'])).rejects.toThrow('busy');
    core.store.refusal = null;
    expect(await core.desk.restore(['video_a'])).toBe(1);
    expect(core.state('video_a')?.name).toBe('watching');
  });

  it('keeps what a person decided about a task, and shows it at once', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', running());
    await core.start();
    await core.add('video_a');
    const looks = core.gateway.requests.length;
    expect(await core.desk.mark(['video_a', 'video_a', 'video_nobody'], 'keep')).toBe(1);
    await core.clock.advance(0);
    expect(core.patches.at(-1)?.patch.upserted[0]?.mark).toBe('keep');
    expect(core.store.rows.get('video_a')?.mark).toBe('keep');
    // A decision is no reason to ask the service.
    expect(core.gateway.requests).toHaveLength(looks);
    await core.desk.mark(['video_a'], null);
    expect(core.feed.snapshot().tasks[0]?.mark).toBeNull();
  });

  it('writes down later what a full disk refused', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', running());
    await core.add('video_a');
    core.store.refusal = new DropError('folder-missing', 'EROFS');
    await core.desk.act('video_a', 'pause').catch(() => null);
    expect(core.store.rows.get('video_a')?.state.name).toBe('watching');
    core.store.refusal = null;
    await core.drop.prepare('/user-data', true);
    await core.clock.advance(12_000);
    expect(core.store.rows.get('video_a')?.state.name).toBe('paused');
    expect(core.holdNames()).toEqual([]);
  });
});
