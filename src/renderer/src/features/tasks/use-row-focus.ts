import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { tabStop } from '../../state/browse-store';
import { usePage } from '../../state/page-context';

/** Gives a row the focus once it is wanted there and the row stands in the document. */
export function useRowFocus(id: string, isTabStop: boolean): RefObject<HTMLDivElement | null> {
  const { browse } = usePage();
  const element = useRef<HTMLDivElement>(null);
  const isWanted = useStore(
    browse,
    ({ focusWanted }) => focusWanted === id || (isTabStop && focusWanted === tabStop),
  );
  useEffect(() => {
    if (!isWanted) return;
    // The list scrolls to it by itself, to its edge rather than its middle.
    element.current?.focus({ preventScroll: true });
    browse.wantFocus(null);
  }, [isWanted, browse]);
  return element;
}
