import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../test/fakes/memory-store';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../test/support/core-under-test';
import { completed, serving } from '../../../test/fakes/scripted-gateway';
import { aTask } from '../../../test/support/task-records';
import { taskLabelSchema } from '../../shared/task';

const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);

async function saved(...ids: string[]): Promise<CoreUnderTest> {
  const core = await coreUnderTest();
  for (const id of ids) {
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
  }
  await core.start();
  await core.add(...ids);
  await core.clock.advance(2_000);
  return core;
}

describe('many tasks at once', () => {
  it('does it to those that can and says which these were', async () => {
    const store = new MemoryStore();
    await store.put([
      aTask('a_missing', { state: { name: 'not-found' } }),
      aTask('b_late', { state: { name: 'timed-out' } }),
      aTask('c_paused', { state: { name: 'paused', from: 'look' } }),
    ]);
    const core = await coreUnderTest({ store, key: null });
    const ids = ['a_missing', 'b_late', 'c_paused', 'd_unknown'];
    expect(await core.desk.actOnMany(ids, 'try-again')).toEqual(['a_missing', 'b_late']);
    expect(core.state('a_missing')?.name).toBe('watching');
    expect(core.state('c_paused')?.name).toBe('paused');
    expect(await core.desk.actOnMany(ids, 'pause')).toEqual(['a_missing', 'b_late']);
    expect(await core.desk.actOnMany(ids, 'resume')).toEqual(ids.slice(0, 3));
  });

  it('copies the paths of all their files', async () => {
    const core = await saved('video_a', 'video_b');
    await core.desk.actOnMany(['video_a', 'video_b'], 'copy-path');
    expect(core.handed).toEqual([`copy ${testFolder}/video_a.mp4\n${testFolder}/video_b.mp4`]);
  });
});

describe('the trash', () => {
  it('takes the files, then the tasks leave', async () => {
    const core = await saved('video_a', 'video_b');
    expect(core.desk.savedFiles(['video_a', 'video_b']).map(({ bytes }) => bytes)).toEqual([
      1_000, 1_000,
    ]);
    expect(await core.desk.trash(['video_a'])).toEqual({ removed: 1, keptFiles: 0 });
    expect(core.handed).toEqual([`trash ${testFolder}/video_a.mp4`]);
    expect(core.feed.snapshot().tasks.map(({ id }) => id)).toEqual(['video_b']);
  });

  it('keeps the task of a file that the system would not take', async () => {
    const core = await saved('video_a');
    core.trash.isOpen = false;
    expect(await core.desk.trash(['video_a'])).toEqual({ removed: 0, keptFiles: 1 });
    expect(core.state('video_a')?.name).toBe('saved');
  });
});

describe('a label', () => {
  it('is kept through a restart, and can be taken away', async () => {
    const core = await coreUnderTest({ key: null });
    await core.add('video_a');
    expect(await core.desk.label('video_a', '海边的猫 1')).toBe(true);
    const next = await coreUnderTest({ store: core.store, key: null });
    expect(next.feed.snapshot().tasks[0]?.label).toBe('海边的猫 1');
    await next.desk.label('video_a', null);
    expect(next.feed.snapshot().tasks[0]?.label).toBeNull();
  });

  it.each(['', ' ', 'a\nb', ' a', 'a ', 'x'.repeat(121), 'a\u0000'])('is not %j', (text) => {
    expect(taskLabelSchema.safeParse(text).success).toBe(false);
  });
  it.each(['a', 'a b', '片头 · 3', '🎬'])('is %j', (text) => {
    expect(taskLabelSchema.safeParse(text).success).toBe(true);
  });
});
