import { expect, it } from 'vitest';
import { coreUnderTest } from '../../../test/support/core-under-test';

it('removes thousands in one write, and brings them all back', async () => {
  const ids = Array.from({ length: 3_000 }, (_, at) => `video_${at}`);
  const core = await coreUnderTest({ key: null });
  await core.desk.add(ids);
  expect(await core.desk.actOnMany(ids, 'remove')).toHaveLength(3_000);
  expect(core.feed.snapshot().tasks).toEqual([]);
  expect(core.store.rows.size).toBe(0);
  expect(await core.desk.restore(ids)).toBe(3_000);
  expect(core.store.rows.size).toBe(3_000);
});
