import { app } from 'electron';
import type { Words } from '../../shared/words/words-for';
import type { NoticeBoard } from '../core/notice-board';
import type { Clock } from '../core/ports/clock';
import { askPerson } from './ask-person';
import { PageRevival } from './page-revival';
import type { PageWindow } from './page-window';

export interface OutlivePageParts {
  readonly clock: Clock;
  readonly page: Pick<PageWindow, 'contents'>;
  readonly notices: Pick<NoticeBoard, 'post'>;
  readonly words: () => Words;
}

/** The page's process may end; the app does not: the page is loaded again and told of it, or a person asked. */
export function outlivePage({ clock, page, notices, words }: OutlivePageParts): PageRevival {
  const ask = async (): Promise<void> => {
    const reloads = await askPerson(null, {
      title: words()('ask.pageGone.title'),
      body: words()('ask.pageGone.body'),
      yes: words()('ask.pageGone.reload'),
      no: words()('ask.pageGone.quit'),
    });
    if (reloads) page.contents?.reload();
    else app.quit();
  };
  return new PageRevival({
    clock,
    reload: () => {
      notices.post('page-restarted', null);
      // Not within the event: the old process is still being taken down.
      clock.after(200, () => page.contents?.reload());
    },
    giveUp: () => void ask(),
  });
}
