import { Notification } from 'electron';
import type { Settings } from '../../shared/settings';
import type { Words } from '../../shared/words/words-for';
import type { Announcement } from '../core/announcer';
import type { Log } from '../core/ports/log';
import { wordsOf, type Spoken } from './announcement-words';

export interface NotifierParts {
  readonly words: () => Words;
  readonly settings: () => Settings;
  readonly showFile: (folder: string, name: string) => void;
  readonly showApp: () => void;
  readonly log: Log;
}

/** Shows announcements as desktop notifications; a click shows the file, or the app. */
export class Notifier {
  // A notification that nothing refers to is collected, and its click with it.
  private readonly shown = new Set<Notification>();

  constructor(private readonly parts: NotifierParts) {}

  announce(announcement: Announcement): void {
    const { notifyWhenSaved, notifyWhenFailed } = this.parts.settings();
    const wanted = {
      saved: notifyWhenSaved ? announcement.saved : [],
      failed: notifyWhenFailed ? announcement.failed : [],
    };
    const spoken = wordsOf(wanted, this.parts.words());
    if (spoken !== null) this.show(spoken, wanted.saved[0]);
  }

  private show(spoken: Spoken, file: Announcement['saved'][number] | undefined): void {
    const notification = new Notification({
      title: spoken.title,
      body: process.platform === 'linux' ? withoutMarkup(spoken.body) : spoken.body,
    });
    const forget = (): void => void this.shown.delete(notification);
    notification.on('click', () => {
      if (file === undefined) this.parts.showApp();
      else this.parts.showFile(file.folder, file.name);
      forget();
    });
    notification.on('close', forget);
    notification.on('failed', (_event, error) => {
      this.parts.log.warn('a notification was not shown', { error });
      forget();
    });
    this.shown.add(notification);
    notification.show();
  }
}

/** Notification servers on Linux read the body as markup. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
