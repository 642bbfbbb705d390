import { app } from 'electron';
import type { AppView } from '../../shared/app-view';
import type { Words } from '../../shared/words/words-for';
import type { Log } from '../core/ports/log';
import type { SettingsKeeper } from '../core/settings-keeper';
import type { WorkFigures } from '../core/work-summary';
import type { LoginStart } from './login-start';
import type { PageWindow } from './page-window';
import { TrayIcon } from './tray-icon';

export interface BackgroundParts {
  readonly page: PageWindow;
  readonly settings: SettingsKeeper;
  readonly words: () => Words;
  /** Whether the desktop shows tray icons now. */
  readonly hasTrayHost: () => Promise<boolean>;
  readonly login: LoginStart;
  readonly openFolder: () => void;
  /** Says once that the work goes on. */
  readonly explain: () => void;
  readonly onChange: () => void;
  readonly log: Log;
}

/** The app without its window: the tray, what closing means, and the start at login. */
export class Background {
  private tray: TrayIcon | null = null;
  private figures: WorkFigures | null = null;
  private isQuitting = false;
  private seen: AppView['background'] = { hasTray: false, startsAtLogin: false };

  constructor(private readonly parts: BackgroundParts) {
    app.on('before-quit', () => (this.isQuitting = true));
  }

  view(): AppView['background'] {
    return this.seen;
  }

  /** Asks the system anew, and puts the icon into a tray that is there. */
  async refresh(): Promise<void> {
    const { parts } = this;
    const hasTray = await parts.hasTrayHost();
    const startsAtLogin = await parts.login.isOn().catch(() => false);
    if (hasTray && this.tray === null) this.tray = this.newTray();
    this.dress();
    const before = this.seen;
    this.seen = { hasTray, startsAtLogin };
    const isSame = before.hasTray === hasTray && before.startsAtLogin === startsAtLogin;
    if (!isSame) parts.onChange();
  }

  /** The app ends without a quit of the person's: the window may close. */
  letGo(): void {
    this.isQuitting = true;
  }

  follow(figures: WorkFigures): void {
    this.figures = figures;
    this.dress();
  }

  /** Words and figures of the icon as they are now. */
  dress(): void {
    if (this.figures !== null) this.tray?.update(this.figures, this.parts.words());
  }

  /** The window is about to close. Whether a tray can bring it back is asked now, for panels come and go. */
  onClose(event: { preventDefault(): void }): void {
    if (this.isQuitting || !this.parts.settings.current.closeToTray) return;
    event.preventDefault();
    void this.hideOrQuit();
  }

  /** False when the system did not take it. */
  async startAtLogin(isOn: boolean): Promise<boolean> {
    try {
      await this.parts.login.set(isOn);
    } catch (error) {
      this.parts.log.warn('the start at login could not be changed', { error: String(error) });
    }
    await this.refresh();
    return this.seen.startsAtLogin === isOn;
  }

  private async hideOrQuit(): Promise<void> {
    await this.refresh();
    if (this.tray === null || !this.seen.hasTray) {
      app.quit();
      return;
    }
    this.parts.page.hide();
    const { settings } = this.parts;
    if (settings.current.isTrayExplained) return;
    this.parts.explain();
    await settings.change({ isTrayExplained: true });
  }

  private newTray(): TrayIcon {
    const { page, settings, openFolder } = this.parts;
    return new TrayIcon({
      show: () => page.show(),
      setPaused: (isPaused) => void settings.change({ isPaused }),
      openFolder,
      quit: () => app.quit(),
    });
  }
}
