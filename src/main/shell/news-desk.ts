import type { Words } from '../../shared/words/words-for';
import type { Announcement } from '../core/announcer';
import type { DesktopSigns } from './desktop-signs';
import { sendFeed } from './ipc-router';
import type { Notifier } from './notifier';
import type { PageWindow } from './page-window';

export interface NewsDeskParts {
  readonly page: Pick<PageWindow, 'isInFront' | 'contents'>;
  readonly notifier: Notifier;
  readonly signs: Pick<DesktopSigns, 'addNews'>;
  readonly words: () => Words;
}

/** As much as the contract lets through. */
const longestText = 1_000;

/** Tells the person what happened: quietly in the window while it is looked at, by the desktop otherwise. */
export class NewsDesk {
  constructor(private readonly parts: NewsDeskParts) {}

  announce(announcement: Announcement): void {
    const { page, notifier, signs } = this.parts;
    if (page.isInFront) {
      const text = notifier.textFor(announcement);
      if (text !== null) this.sayInWindow(text);
      return;
    }
    notifier.announce(announcement);
    signs.addNews(announcement.saved.length + announcement.failed.length);
  }

  /** All saved files have been verified; a desktop hears of it only when something was found. */
  libraryChecked(foundCount: number): void {
    const { page, notifier, words } = this.parts;
    const text =
      foundCount === 0
        ? words()('verify.doneAllRight')
        : words()('verify.done', { count: foundCount });
    if (page.isInFront) this.sayInWindow(text);
    else if (foundCount > 0) notifier.sayFound(text);
  }

  private sayInWindow(text: string): void {
    sendFeed(this.parts.page.contents, 'announced', { text: text.slice(0, longestText) });
  }
}
