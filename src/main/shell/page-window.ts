import { app, BrowserWindow, nativeTheme, session, type WebFrameMain } from 'electron';
import { join } from 'node:path';
import { serveApp } from './app-protocol';
import { guardSession, ownDocuments } from './guards';
import { isOwnFrame } from './own-frame';

export interface PageWindowOptions {
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
  readonly title: string;
  /** The development server's address, or null when the built page is shown. */
  readonly developmentUrl: string | null;
  readonly onVisibility: (isHidden: boolean) => void;
  readonly onClose: (event: { preventDefault(): void }) => void;
  /** The page's process ended by itself; the window is still there. */
  readonly onPageEnded: (reason: string) => void;
}

// The page's own surface colours, so that the window does not flash while it loads.
const surface = { light: '#fbfaf8', dark: '#171614' } as const;

/** The main window; made again when the last one was closed. */
export class PageWindow {
  private window: BrowserWindow | null = null;
  private guarded: Promise<void> | null = null;

  constructor(private readonly options: PageWindowOptions) {}

  get contents(): Electron.WebContents | null {
    return this.window === null || this.window.isDestroyed() ? null : this.window.webContents;
  }

  get browserWindow(): BrowserWindow | null {
    return this.window;
  }

  /** Whether a frame is this window's main frame with the app's own page in it. */
  isPage(frame: WebFrameMain | null): boolean {
    const { page } = ownDocuments(this.options.developmentUrl);
    return isOwnFrame(frame, this.contents?.mainFrame, page);
  }

  /** Whether the person is looking at it, as far as a program can know. */
  get isInFront(): boolean {
    return this.window !== null && this.window.isVisible() && this.window.isFocused();
  }

  hide(): void {
    this.window?.hide();
  }

  /** For a start without a window where no tray could bring it back. */
  minimize(): void {
    this.window?.minimize();
  }

  /** Shows the window, making it first where there is none. */
  show(): void {
    if (this.window === null) this.open();
    else if (this.window.isMinimized()) this.window.restore();
    this.window?.show();
    this.window?.focus();
  }

  open(isShown = true): void {
    const { options } = this;
    const { page } = ownDocuments(options.developmentUrl);
    const pageSession = session.defaultSession;
    if (this.guarded === null) {
      serveApp(pageSession.protocol, 'page', options.pagesDirectory);
      this.guarded = guardSession(pageSession, options.developmentUrl);
    }
    const window = new BrowserWindow({
      width: 1080,
      height: 720,
      minWidth: 560,
      minHeight: 420,
      show: false,
      title: options.title,
      backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
      webPreferences: {
        preload: join(options.preloadDirectory, 'page.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Nobody should be talked into typing commands there.
        devTools: !app.isPackaged,
        spellcheck: false,
      },
    });
    this.window = window;
    if (isShown) window.once('ready-to-show', () => window.show());
    else this.options.onVisibility(true);
    window.on('close', (event) => options.onClose(event));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') options.onPageEnded(reason);
    });
    window.on('closed', () => (this.window = null));
    window.on('show', () => options.onVisibility(false));
    window.on('focus', () => options.onVisibility(false));
    window.on('hide', () => options.onVisibility(true));
    window.on('minimize', () => options.onVisibility(true));
    window.on('restore', () => options.onVisibility(false));
    void this.guarded.then(() => {
      if (!window.isDestroyed()) void window.loadURL(page.origin + page.path);
    });
  }
}
