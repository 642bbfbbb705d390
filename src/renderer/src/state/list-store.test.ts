import { describe, expect, it } from 'vitest';
import type { Patch, Snapshot } from '../../../shared/ipc-contract';
import { createFakeMain, taskRow } from '../fake-main';
import { createListStore } from './list-store';

const patch = (from: number, to: number, rest: Partial<Patch> = {}): Patch => ({
  from,
  to,
  upserted: [],
  removed: [],
  app: null,
  ...rest,
});

async function startedStore(tasks: Snapshot['tasks'] = []) {
  const main = createFakeMain({ tasks });
  const store = createListStore(main.client);
  store.start();
  await main.settled();
  return { main, store, order: () => store.getState().list?.order };
}

describe('the list', () => {
  it('follows patches that come in turn', async () => {
    const { main, store, order } = await startedStore([taskRow('video_a', { addedAtMs: 1 })]);
    main.feed('patch', patch(1, 2, { upserted: [taskRow('video_b', { addedAtMs: 2 })] }));
    expect(order()).toEqual(['video_b', 'video_a']);
    main.feed('patch', patch(2, 3, { removed: ['video_a'] }));
    expect(order()).toEqual(['video_b']);
    expect(store.getState().list?.version).toBe(3);
  });

  it('asks for the snapshot again after a gap, and shows what it says', async () => {
    const { main, order } = await startedStore();
    main.snapshot = { ...main.snapshot, version: 5, tasks: [taskRow('video_missed')] };
    main.feed('patch', patch(3, 5));
    await main.settled();
    expect(main.asked('snapshot')).toHaveLength(2);
    expect(order()).toEqual(['video_missed']);
  });

  it('applies what came while the snapshot was on its way, and nothing twice', async () => {
    const main = createFakeMain({ tasks: [] });
    const store = createListStore(main.client);
    store.start();
    main.feed('patch', patch(0, 1, { upserted: [taskRow('video_old')] }));
    main.feed('patch', patch(1, 2, { upserted: [taskRow('video_new')] }));
    await main.settled();
    expect(main.asked('snapshot')).toHaveLength(1);
    expect(store.getState().list?.order).toEqual(['video_new']);
  });

  it('shows the latest on top, and keeps the pasted order within a batch', async () => {
    const { main, order } = await startedStore([taskRow('video_z', { addedAtMs: 1 })]);
    const batch = ['video_c', 'video_a', 'video_b'].map((id) => taskRow(id, { addedAtMs: 9 }));
    main.feed('patch', patch(1, 2, { upserted: batch }));
    expect(order()).toEqual(['video_c', 'video_a', 'video_b', 'video_z']);
  });

  it('puts a restored task back in its place', async () => {
    const batch = ['video_c', 'video_a', 'video_b'].map((id) => taskRow(id, { addedAtMs: 9 }));
    const { main, order } = await startedStore(batch);
    main.feed('patch', patch(1, 2, { removed: ['video_c'] }));
    main.feed('patch', patch(2, 3, { upserted: batch.slice(0, 1) }));
    expect(order()).toEqual(['video_c', 'video_a', 'video_b']);
  });

  it('keeps the other rows as they are, so that only one renders again', async () => {
    const { main, store } = await startedStore([taskRow('video_a'), taskRow('video_b')]);
    const before = store.getState().list;
    main.feed('patch', patch(1, 2, { upserted: [taskRow('video_b')] }));
    const after = store.getState().list;
    expect(after?.rows.get('video_a')).toBe(before?.rows.get('video_a'));
    expect(after?.order).toBe(before?.order);
  });

  it('says so when main does not answer, and recovers', async () => {
    const main = createFakeMain({ tasks: [] });
    main.isSilent = true;
    const store = createListStore(main.client);
    store.start();
    await main.settled();
    expect(store.getState().isUnanswered).toBe(true);
    main.isSilent = false;
    store.askAgain();
    await main.settled();
    expect(store.getState()).toMatchObject({ isUnanswered: false, list: { version: 1 } });
  });
});
