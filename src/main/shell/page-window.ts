import { app, BrowserWindow, nativeTheme, session, type WebFrameMain } from 'electron';
import { join } from 'node:path';
import { serveApp } from './app-protocol';
import { guardSession, ownDocuments } from './guards';
import { isOwnFrame } from './own-frame';

export interface PageWindowOptions {
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
  /** The development server's address, or null when the built page is shown. */
  readonly developmentUrl: string | null;
}

/** Whoever follows what becomes of the window. */
export interface PageFollower {
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
  /** The first picture is there; shown earlier, the window would flash. */
  private painted: Promise<void> = Promise.resolve();
  /** Nobody yet: the window is made before those who care for it. */
  private follower: PageFollower | null = null;

  constructor(private readonly options: PageWindowOptions) {}

  follow(follower: PageFollower): void {
    this.follower = follower;
    if (this.contents?.isCrashed() === true) follower.onPageEnded('crashed');
  }

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

  /** Shuts the page's session off, once; no page is loaded before that is done. */
  guard(): Promise<void> {
    if (this.guarded !== null) return this.guarded;
    const { pagesDirectory, developmentUrl } = this.options;
    serveApp(session.defaultSession.protocol, 'page', pagesDirectory);
    this.guarded = guardSession(session.defaultSession, developmentUrl);
    return this.guarded;
  }

  /** Makes the window and loads its page out of sight, for whoever has something else to wait for meanwhile. */
  prepare(): void {
    if (this.window !== null) return;
    const { options } = this;
    const { page } = ownDocuments(options.developmentUrl);
    const window = new BrowserWindow({
      width: 1080,
      height: 720,
      minWidth: 560,
      minHeight: 420,
      show: false,
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
    this.painted = new Promise((resolve) => window.once('ready-to-show', () => resolve()));
    window.on('close', (event) => this.follower?.onClose(event));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.follower?.onPageEnded(reason);
    });
    window.on('closed', () => (this.window = null));
    window.on('show', () => this.follower?.onVisibility(false));
    window.on('focus', () => this.follower?.onVisibility(false));
    window.on('hide', () => this.follower?.onVisibility(true));
    window.on('minimize', () => this.follower?.onVisibility(true));
    window.on('restore', () => this.follower?.onVisibility(false));
    void this.guard().then(() => {
      if (!window.isDestroyed()) void window.loadURL(page.origin + page.path);
    });
  }

  /** Takes away what was prepared, when it turns out that there is nothing to show. */
  discard(): void {
    this.window?.destroy();
  }

  open(isShown = true): void {
    this.prepare();
    const { window } = this;
    if (!isShown) this.follower?.onVisibility(true);
    else void this.painted.then(() => (window?.isDestroyed() === false ? window.show() : null));
  }
}
