import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TaskRow, TaskState } from '../../../shared/task';
import { createFakeMain, taskRow, type FakeMain } from '../fake-main';
import { createListStore } from './list-store';
import { watchEnds, type EndCounts } from './watch-ends';

const saved: TaskState = { name: 'saved', savedAtMs: 1, files: [], missingCount: 0 };
const notFound: TaskState = { name: 'not-found' };
const ids = ['a', 'b', 'c', 'd'];

let main: FakeMain;
let version = 1;
let told: EndCounts[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  [version, told] = [1, []];
  main = createFakeMain({
    tasks: [...ids.map((id) => taskRow(id)), taskRow('old', { state: saved })],
  });
  const store = createListStore(main.client);
  store.start();
  await vi.advanceTimersByTimeAsync(0);
  watchEnds(store, (counts) => told.push(counts));
});
afterEach(() => vi.useRealTimers());

function change(upserted: readonly TaskRow[], removed: readonly string[] = []): void {
  main.feed('patch', {
    from: version,
    to: version + 1,
    upserted: [...upserted],
    removed: [...removed],
    app: null,
  });
  version += 1;
}
const ends = (id: string, state: TaskState): void => change([taskRow(id, { state })]);

describe('what is said of tasks that end', () => {
  it('is one sentence for a burst', () => {
    ends('a', saved);
    vi.advanceTimersByTime(1_000);
    ends('b', notFound);
    ends('c', saved);
    vi.advanceTimersByTime(1_400);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([{ saved: 2, 'not-found': 1 }]);
  });

  it('comes through a burst that does not stop, and then not at once again', () => {
    for (let at = 0; at < 20; at += 1) {
      ends('a', at % 2 === 0 ? saved : notFound);
      vi.advanceTimersByTime(500);
    }
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    expect(told).toHaveLength(2);
  });

  it('says nothing of progress, removal and Undo', () => {
    change([taskRow('a', { transfer: { receivedBytes: 1, totalBytes: 9, bytesPerSecond: 1 } })]);
    change([], ['old']);
    change([taskRow('old', { state: saved })]);
    change([taskRow('b', { mark: 'keep' })]);
    vi.advanceTimersByTime(20_000);
    expect(told).toEqual([]);
  });
});
