import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';

/** Keeps a line in the document though it is out of view: it holds the focus, which would be lost with it. */
export function useKeptLine(line: number): (range: Range) => number[] {
  return useCallback(
    (range) => {
      const lines = defaultRangeExtractor(range);
      if (line < range.count && !lines.includes(line)) lines.push(line);
      return lines.sort((a, b) => a - b);
    },
    [line],
  );
}
