import type { Notice } from '../../../shared/app-view';
import type { Words } from '../../../shared/words/words-for';

/** What a notice says, without its detail. */
export function noticeWords(notice: Notice, words: Words): string {
  if (notice.code !== 'recovered') return words(`notice.${notice.code}`);
  const downloads = words('notice.recoveredDownloads', { count: notice.downloads });
  const watched = words('notice.recoveredWatched', { count: notice.watched });
  if (notice.watched === 0) return words('notice.recovered', { what: downloads });
  if (notice.downloads === 0) return words('notice.recovered', { what: watched });
  const what = words('notice.recoveredBoth', { downloads, watched });
  return words('notice.recovered', { what });
}
