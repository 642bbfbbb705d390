import { createStore, type StoreApi } from 'zustand/vanilla';

/** One file of a task, as the page names it. */
export interface PreviewPlace {
  readonly taskId: string;
  readonly index: number;
}

export interface PreviewView {
  /** What is previewed; null while nothing is. */
  readonly at: PreviewPlace | null;
  /** The tasks in the order in which the list showed them when the preview was opened. */
  readonly taskIds: readonly string[];
  readonly isMuted: boolean;
  readonly isLooping: boolean;
}

export interface PreviewStore extends StoreApi<PreviewView> {
  /** The list says which tasks it shows, so that the preview can go through the same. */
  readonly listShows: (taskIds: readonly string[]) => void;
  readonly open: (taskId: string) => void;
  readonly goTo: (place: PreviewPlace) => void;
  readonly close: () => void;
  readonly toggle: (what: 'isMuted' | 'isLooping') => void;
}

export function createPreviewStore(): PreviewStore {
  const store = createStore<PreviewView>(() => ({
    at: null,
    taskIds: [],
    isMuted: false,
    isLooping: true,
  }));
  let shown: readonly string[] = [];
  return {
    ...store,
    listShows(taskIds) {
      shown = taskIds;
    },
    // Kept from here on: a mark may take a task out of a filtered list while it is looked at.
    open: (taskId) => store.setState({ at: { taskId, index: 0 }, taskIds: shown }),
    goTo: (at) => store.setState({ at }),
    close: () => store.setState({ at: null }),
    toggle: (what) => store.setState((view) => ({ ...view, [what]: !view[what] })),
  };
}
