import { nativeTheme, session } from 'electron';
import { SettingsFile, type LoadedSettings } from './adapters/settings-file';
import { SettingsKeeper } from './core/settings-keeper';
import type { Log } from './core/ports/log';
import type { readEnvironment } from './shell/command-line';
import { guardEverything } from './shell/guards';
import { MediaDoor } from './shell/media-door';
import { PageWindow } from './shell/page-window';
import { RequestDoor } from './shell/request-door';

export interface OpenWindowOptions {
  readonly log: Log;
  readonly environment: ReturnType<typeof readEnvironment>;
  readonly developmentUrl: string | null;
  readonly userData: string;
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
}

/** What is there before the rest of the app has been read from the disk. */
export interface Opened {
  readonly page: PageWindow;
  readonly requests: RequestDoor;
  readonly media: MediaDoor;
  readonly settingsFile: SettingsFile;
  readonly settings: SettingsKeeper;
  readonly loaded: LoadedSettings;
}

/** Begins to load the page, out of sight, with the least that this needs: its process starts while the app is composed. */
export async function openWindow(options: OpenWindowOptions): Promise<Opened> {
  const { log, environment, userData } = options;
  guardEverything(options.developmentUrl);
  const media = new MediaDoor(session.defaultSession.protocol, log);
  const page = new PageWindow(options);
  void page.guard();
  const requests = new RequestDoor();
  const settingsFile = new SettingsFile(userData);
  const settings = new SettingsKeeper(settingsFile, log, environment);
  const loaded = await settingsFile.load();
  settings.fill(loaded);
  nativeTheme.themeSource = settings.current.theme;
  page.prepare();
  return { page, requests, media, settingsFile, settings, loaded };
}
