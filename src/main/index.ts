import { app } from 'electron';
import { join } from 'node:path';
import { FileLog } from './adapters/file-log';
import { Redactor } from './adapters/redact';
import type { App } from './compose';
import { declareAppScheme } from './shell/app-protocol';
import { linkScheme } from './shell/add-link';
import { BugWatch } from './shell/bug-watch';
import {
  carriedHandover,
  hasEndlessLink,
  linksIn,
  readEnvironment,
  receivedHandover,
  taskIdsIn,
  wishIn,
} from './shell/command-line';
import { forbidNameLookups } from './shell/guards';
import { LaterStarts } from './shell/later-starts';

declareAppScheme();
forbidNameLookups();

const environment = readEnvironment(process.env);
const redactor = new Redactor();
if (environment.key !== null) redactor.learn(environment.key.trim());
// Nothing that is started from here may inherit the key.
delete process.env['DIMILINKS_API_KEY'];

// First of all, so that no error is from before the log.
const userData = app.getPath('userData');
const log = new FileLog(join(userData, 'logs'), redactor);
const bugs = new BugWatch(process, log);

// As root Chromium cannot have its sandbox, and asking for both loops for ever.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Windows shows notifications of an app only under the ID of its Start menu entry.
if (process.platform === 'win32') app.setAppUserModelId('com.dimilinks.desktop');

// On Linux the package's menu entry names the scheme; from a repository it would name Electron itself.
if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme);

const laterStarts = new LaterStarts();
const links = linksIn(process.argv);
const ids = taskIdsIn(process.argv, app.isPackaged);
const wish = wishIn(process.argv);

if (hasEndlessLink(process.argv)) {
  // Nobody is told: whoever made that link would like a window to come up.
  app.exit(0);
} else if (app.requestSingleInstanceLock(carriedHandover({ ids, links, wish }))) {
  // Before the app is composed: Electron repeats this event for nobody.
  app.on('second-instance', (_event, words, _directory, data) =>
    laterStarts.note(receivedHandover(data, words, app.isPackaged)),
  );
  // macOS, which may send it before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    laterStarts.note({ ids: [], links: linksIn([url]), wish: null });
  });
  if (links.length > 0 || wish !== null) laterStarts.note({ ids: [], links, wish });
  // Not awaited at the top level: an ES module that waits for "ready" here waits for ever.
  void app
    .whenReady()
    .then(run)
    .catch((error: unknown) => fail(error));
} else {
  app.quit();
}

async function run(): Promise<void> {
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const here = import.meta.dirname;
  const options = {
    ...{ redactor, log, bugs, environment, userData, developmentUrl },
    pagesDirectory: join(here, '../renderer'),
    preloadDirectory: join(here, '../preload'),
    storeWorkerPath: join(here, 'store-worker.js'),
    fingerprintWorkerPath: join(here, 'fingerprint-worker.js'),
    keychainProcessPath: join(here, 'keychain-process.js'),
  };
  // Read from the disk in two steps: Electron is not ready before this file has run, and the page's
  // process can start while the larger step is read.
  const { openWindow } = await import('./open-window');
  const opened = await openWindow(options);
  const { compose } = await import('./compose');
  const composed = await compose(options, opened);
  if (composed === null) {
    app.quit();
    return;
  }
  listen(composed);
  const started = composed.start(ids);
  // Not after `started`, which waits for the keychain: by now the window is there.
  laterStarts.handTo((data) => composed.laterStart(data));
  await started;
}

function listen(composed: App): void {
  app.on('activate', () => composed.show());
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('will-quit', (event) => {
    // An update has closed it already. To prevent the quit and ask again in the same turn would be ignored.
    if (isClosed || composed.isClosed()) return;
    event.preventDefault();
    void composed.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

async function fail(error: unknown): Promise<void> {
  log.lastWords('the app could not start', { error });
  const reason = redactor.clean(error instanceof Error ? error.message : String(error));
  console.error(reason);
  const { wordsFor } = await import('../shared/words/words-for');
  const { showStartFailure, systemLanguage } = await import('./shell/start-failure');
  showStartFailure(reason, wordsFor(systemLanguage()), join(userData, 'logs'));
  app.exit(1);
}
