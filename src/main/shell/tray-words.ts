import type { WordKey } from '../../shared/words/catalogue';
import type { Words } from '../../shared/words/words-for';
import type { WorkFigures } from '../core/work-summary';

/** The lines that say what is going on; the first alone is the tooltip's. */
export function trayLines(figures: WorkFigures, words: Words): string[] {
  const counts: readonly (readonly [WordKey, number])[] = [
    ['tray.watching', figures.watching],
    ['tray.downloading', figures.downloading],
    ['tray.savedToday', figures.savedToday],
  ];
  const lines = counts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => words(key, { count }));
  const all = figures.isPaused ? [words('tray.paused'), ...lines] : lines;
  return all.length === 0 ? [words('tray.nothing')] : all;
}
