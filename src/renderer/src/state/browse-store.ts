import { createStore, type StoreApi } from 'zustand/vanilla';
import { wholeList, type ListQuery } from './list-query';
import { nothingSelected, type Selection } from './selection';

/** Stands for the row that Tab leads to; no task has such an ID. */
export const tabStop = '';

/** How a person goes through the list: what is looked for, what is chosen, what is being renamed. */
export interface BrowseView {
  readonly query: ListQuery;
  readonly selection: Selection;
  readonly renaming: string | null;
  /** The row that gets the focus as soon as it is there, or `tabStop`. */
  readonly focusWanted: string | null;
}

export interface BrowseStore extends StoreApi<BrowseView> {
  readonly ask: (change: Partial<ListQuery>) => void;
  readonly select: (selection: Selection, isFocusWanted?: boolean) => void;
  readonly rename: (id: string | null) => void;
  readonly wantFocus: (id: string | null) => void;
}

export function createBrowseStore(): BrowseStore {
  const store = createStore<BrowseView>(() => ({
    query: wholeList,
    selection: nothingSelected,
    renaming: null,
    focusWanted: null,
  }));
  return {
    ...store,
    ask: (change) => store.setState(({ query }) => ({ query: { ...query, ...change } })),
    select: (selection, isFocusWanted = false) =>
      store.setState(({ focusWanted }) => ({
        selection,
        focusWanted: isFocusWanted ? selection.active : focusWanted,
      })),
    rename: (renaming) =>
      store.setState(({ renaming: before, focusWanted }) => ({
        renaming,
        focusWanted: renaming === null ? before : focusWanted,
      })),
    wantFocus: (focusWanted) => store.setState({ focusWanted }),
  };
}
