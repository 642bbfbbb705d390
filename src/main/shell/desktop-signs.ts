import { app, powerSaveBlocker } from 'electron';
import type { WorkFigures } from '../core/work-summary';
import type { PageWindow } from './page-window';

/** What the desktop shows and does of the work: progress on the app's icon, a count of news, no sleep meanwhile. */
export class DesktopSigns {
  private blocker: number | null = null;
  private news = 0;

  constructor(private readonly page: PageWindow) {}

  follow(figures: WorkFigures): void {
    const { progress, isPaused, isWorking } = figures;
    const window = this.page.browserWindow;
    if (window !== null && !window.isDestroyed()) {
      window.setProgressBar(progress ?? -1, { mode: isPaused ? 'paused' : 'normal' });
    }
    this.keepAwake(isWorking);
  }

  /** So many tasks ended while the window was not in front. */
  addNews(count: number): void {
    this.news += count;
    app.setBadgeCount(this.news);
  }

  /** The window is in front: the person sees the news. */
  clearNews(): void {
    if (this.news === 0) return;
    this.news = 0;
    app.setBadgeCount(0);
  }

  /** The screen may sleep, the machine not: watching ends by itself, so this does too. */
  private keepAwake(isWorking: boolean): void {
    if (isWorking && this.blocker === null) {
      this.blocker = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!isWorking && this.blocker !== null) {
      powerSaveBlocker.stop(this.blocker);
      this.blocker = null;
    }
  }
}
