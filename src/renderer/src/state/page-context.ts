import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppView } from '../../../shared/app-view';
import type { Client } from '../bridge/client';
import type { BrowseStore } from './browse-store';
import type { CommandBoard } from './command-board';
import type { ListState } from './list-state';
import type { ListStore } from './list-store';
import type { PreviewStore } from './preview-store';
import type { ThumbnailQueue } from './thumbnail-queue';
import type { ToastStore } from './toast-store';

/** What every feature may use; built once, in main.tsx. */
export interface Page {
  readonly client: Client;
  readonly store: ListStore;
  readonly toasts: ToastStore;
  readonly preview: PreviewStore;
  readonly browse: BrowseStore;
  readonly commands: CommandBoard;
  readonly thumbnails: ThumbnailQueue;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('PageContext is missing');
  return page;
}

/** Reads from the list; only components under the loaded page may use it. */
export function useList<T>(select: (list: ListState) => T): T {
  return useStore(usePage().store, ({ list }) => {
    if (list === null) throw new Error('the list is not loaded yet');
    return select(list);
  });
}

const appOf = (list: ListState): AppView => list.app;

const isAllPausedIn = (list: ListState): boolean => list.app.settings.isPaused;

/** Whether a person paused everything. */
export const useIsAllPaused = (): boolean => useList(isAllPausedIn);

export const useAppView = (): AppView => useList(appOf);
