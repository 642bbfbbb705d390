import { Notification } from 'electron';
import type { Settings } from '../../shared/settings';
import type { TaskAction } from '../../shared/task-actions';
import type { Words } from '../../shared/words/words-for';
import type { Announcement } from '../core/announcer';
import type { Log } from '../core/ports/log';
import { reactionsTo, type Reaction, type Reactions } from './announcement-reaction';
import { wordsOf, type Spoken } from './announcement-words';

export interface NotifierParts {
  readonly words: () => Words;
  readonly settings: () => Settings;
  readonly showFile: (folder: string, name: string) => void;
  readonly showApp: () => void;
  readonly act: (taskId: string, action: TaskAction) => void;
  readonly log: Log;
}

/** Shows announcements as desktop notifications, which lead on when they are clicked. */
export class Notifier {
  // A notification that nothing refers to is collected, and its click with it.
  private readonly shown = new Set<Notification>();

  constructor(private readonly parts: NotifierParts) {}

  announce(announcement: Announcement): void {
    const wanted = this.wanted(announcement);
    const spoken = wordsOf(wanted, this.parts.words());
    if (spoken !== null) this.show(spoken, reactionsTo(wanted));
  }

  /** What there is to say of it in the window; null when the person wants to hear nothing. */
  textFor(announcement: Announcement): string | null {
    return wordsOf(this.wanted(announcement), this.parts.words())?.title ?? null;
  }

  /** Says that the work goes on without the window. */
  explainTray(): void {
    const words = this.parts.words();
    this.show({ title: words('tray.stillHereTitle'), body: words('tray.stillHereBody') }, toApp);
  }

  /** Says that saved files are not as they were saved. */
  sayFound(title: string): void {
    this.show({ title, body: this.parts.words()('verify.doneBody') }, toApp);
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

  private textOf(button: NonNullable<Reactions['button']>): string {
    const words = this.parts.words();
    return button.kind === 'act' ? words(`action.${button.action}`) : words('tray.showFile');
  }

  private react(reaction: Reaction): void {
    switch (reaction.kind) {
      case 'show-app':
        this.parts.showApp();
        return;
      case 'show-file':
        this.parts.showFile(reaction.folder, reaction.name);
        return;
      case 'act':
        this.parts.act(reaction.taskId, reaction.action);
    }
  }

  private show(spoken: Spoken, { click, button }: Reactions): void {
    const notification = new Notification({
      title: spoken.title,
      body: process.platform === 'linux' ? withoutMarkup(spoken.body) : spoken.body,
      silent: !this.parts.settings().notifySound,
      // A system without buttons leaves them out.
      actions: button === null ? [] : [{ type: 'button', text: this.textOf(button) }],
    });
    const forget = (): void => void this.shown.delete(notification);
    notification.on('click', () => {
      this.react(click);
      forget();
    });
    notification.on('action', () => {
      if (button !== null) this.react(button);
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

const toApp: Reactions = { click: { kind: 'show-app' }, button: null };

/** Notification servers on Linux read the body as markup. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
