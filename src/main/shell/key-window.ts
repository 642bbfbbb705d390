import { BrowserWindow, ipcMain, session, type IpcMainEvent } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { keyChannel } from '../../shared/channels';
import { serveApp } from './app-protocol';
import { guardSession, ownDocuments } from './guards';
import { isOwnFrame } from './own-frame';

export interface KeyWindowOptions {
  /** What is typed; each has a session, and so a renderer process, of its own. */
  readonly purpose: 'key' | 'proxy';
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
  readonly parent: () => BrowserWindow | null;
  readonly appearance: () => {
    readonly title: string;
    readonly language: string;
    readonly theme: string;
    /** The only origin or proxy that it will be sent to. */
    readonly origin: string;
  };
  /** Gets the origin the window was shown for: the address may have changed since. */
  readonly onKey: (text: string, origin: string) => void;
}

const { key: document } = ownDocuments(null);

/** A key or, when the person cancelled, null. */
const messageSchema = z.string().max(2_000).nullable();

/**
 * The small window that a key is typed into. It has a session, and so a renderer process, of its
 * own, which dies with the window: a typed key stays in its process's memory for good.
 */
export class KeyWindow {
  private window: BrowserWindow | null = null;
  private origin = '';
  private guarded: Promise<void> | null = null;

  constructor(private readonly options: KeyWindowOptions) {
    ipcMain.on(keyChannel, (event, message: unknown) => this.take(event, message));
  }

  open(): void {
    if (this.window !== null) {
      this.window.focus();
      return;
    }
    const { title, language, theme, origin } = this.options.appearance();
    const parent = this.options.parent();
    const keySession = session.fromPartition(`${this.options.purpose}-entry`, { cache: false });
    if (this.guarded === null) {
      serveApp(keySession.protocol, 'key', this.options.pagesDirectory);
      this.guarded = guardSession(keySession, null);
    }
    const window = new BrowserWindow({
      width: 460,
      height: 250,
      useContentSize: true,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      show: false,
      title,
      ...(parent === null ? {} : { parent, modal: true }),
      webPreferences: {
        preload: join(this.options.preloadDirectory, 'key.cjs'),
        session: keySession,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        devTools: false,
        spellcheck: false,
        additionalArguments: [
          `--dimilinks-purpose=${this.options.purpose}`,
          `--dimilinks-language=${language}`,
          `--dimilinks-theme=${theme}`,
          `--dimilinks-origin=${origin}`,
        ],
      },
    });
    this.window = window;
    this.origin = origin;
    window.setMenu(null);
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => (this.window = null));
    void this.guarded.then(() => {
      if (!window.isDestroyed()) void window.loadURL(document.origin + document.path);
    });
  }

  /** Closes the window that asks for another origin's key. */
  closeUnlessFor(origin: string): void {
    if (this.origin !== origin) this.window?.destroy();
  }

  private take(event: IpcMainEvent, message: unknown): void {
    const window = this.window;
    if (window === null || !isOwnFrame(event.senderFrame, window.webContents.mainFrame, document)) {
      return;
    }
    const parsed = messageSchema.safeParse(message);
    window.destroy();
    if (parsed.success && parsed.data !== null) this.options.onKey(parsed.data, this.origin);
  }
}
