import { useEffect, useRef } from 'react';
import type { Commands } from './command-board';
import { usePage } from './page-context';

/** Offers what a part of the page can do, for as long as that part is there. */
export function useCommands(commands: () => Commands): void {
  const board = usePage().commands;
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => board.offer(() => latest.current()), [board]);
}
