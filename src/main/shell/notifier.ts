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
    const wanted = this.wanted(announcement);
    const spoken = wordsOf(wanted, this.parts.words());
    if (spoken !== null) this.show(spoken, wanted.saved[0]);
  }

  /** What there is to say of it in the window; null when the person wants to hear nothing. */
  textFor(announcement: Announcement): string | null {
    return wordsOf(this.wanted(announcement), this.parts.words())?.title ?? null;
  }

  /** Says that the work goes on without the window. */
  explainTray(): void {
    const words = this.parts.words();
    this.show(
      { title: words('tray.stillHereTitle'), body: words('tray.stillHereBody') },
      undefined,
    );
  }

  /** Says that saved files are not as they were saved. */
  sayFound(title: string): void {
    this.show({ title, body: this.parts.words()('verify.doneBody') }, undefined);
  }

  private wanted({ saved, failed }: Announcement): Announcement {
    const { notifyWhenSaved, notifyWhenFailed, notifyWhenTimedOut } = this.parts.settings();
    const isWanted = (name: string): boolean =>
      name === 'timed-out' ? notifyWhenTimedOut : notifyWhenFailed;
    return {
      saved: notifyWhenSaved ? saved : [],
      failed: failed.filter(({ state }) => isWanted(state.name)),
    };
  }

  private showFileAction(): Electron.NotificationAction {
    return { type: 'button', text: this.parts.words()('tray.showFile') };
  }

  private show(spoken: Spoken, file: Announcement['saved'][number] | undefined): void {
    const notification = new Notification({
      title: spoken.title,
      body: process.platform === 'linux' ? withoutMarkup(spoken.body) : spoken.body,
      silent: !this.parts.settings().notifySound,
      ...(file !== undefined && hasActions ? { actions: [this.showFileAction()] } : {}),
    });
    const forget = (): void => void this.shown.delete(notification);
    notification.on('click', () => {
      if (file === undefined) this.parts.showApp();
      else this.parts.showFile(file.folder, file.name);
      forget();
    });
    notification.on('action', () => {
      if (file !== undefined) this.parts.showFile(file.folder, file.name);
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

/** Electron puts buttons on notifications of these systems only. */
const hasActions = process.platform === 'darwin' || process.platform === 'win32';

/** Notification servers on Linux read the body as markup. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
