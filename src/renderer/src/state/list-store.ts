import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Patch } from '../../../shared/ipc-contract';
import type { Client } from '../bridge/client';
import { stateAfterPatch, stateFromSnapshot, type ListState } from './list-state';

/** What the page shows; `list` is null until the first snapshot has come. */
export interface ListView {
  readonly list: ListState | null;
  /** True when main did not answer the last request for a snapshot. */
  readonly isUnanswered: boolean;
}

export interface ListStore extends StoreApi<ListView> {
  /** Starts listening and asks for the snapshot; returns the function that stops it. */
  start(): () => void;
  askAgain(): void;
}

/** Follows main: a snapshot, then numbered patches; a gap in the numbers asks for a snapshot. */
export function createListStore(client: Client): ListStore {
  const store = createStore<ListView>(() => ({ list: null, isUnanswered: false }));
  // Patches that came while a snapshot was on its way; null when none is on its way.
  let waiting: Patch[] | null = null;

  const apply = (patch: Patch): void => {
    if (waiting !== null) {
      waiting.push(patch);
      return;
    }
    const { list } = store.getState();
    const next = list === null ? null : stateAfterPatch(list, patch);
    if (next !== null) {
      if (next !== list) store.setState({ list: next });
      return;
    }
    void ask();
  };

  const ask = async (): Promise<void> => {
    if (waiting !== null) return;
    waiting = [];
    const answer = await client.request('snapshot', null);
    const late: readonly Patch[] = waiting;
    waiting = null;
    if (!answer.ok) {
      store.setState({ isUnanswered: true });
      return;
    }
    const list = stateFromSnapshot(answer.value, store.getState().list);
    store.setState({ list, isUnanswered: false });
    for (const patch of late) apply(patch);
  };

  return {
    ...store,
    start() {
      const stop = client.on('patch', apply);
      void ask();
      return stop;
    },
    askAgain: () => void ask(),
  };
}
