import { app } from 'electron';
import { join } from 'node:path';
import { compose, type App } from './compose';
import { declareAppScheme } from './shell/app-protocol';
import { readEnvironment, taskIdsIn } from './shell/command-line';

declareAppScheme();

const environment = readEnvironment(process.env);
// Nothing that is started from here may inherit the key.
delete process.env['DIMILINKS_API_KEY'];

// As root Chromium cannot have its sandbox, and asking for both loops for ever.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock({ ids: taskIdsIn(process.argv, app.isPackaged) })) {
  // Not awaited at the top level: an ES module that waits for "ready" here waits for ever.
  void app.whenReady().then(run, fail);
} else {
  app.quit();
}

async function run(): Promise<void> {
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const here = import.meta.dirname;
  const composed = await compose({
    environment,
    developmentUrl,
    userData: app.getPath('userData'),
    pagesDirectory: join(here, '../renderer'),
    preloadDirectory: join(here, '../preload'),
    storeWorkerPath: join(here, 'store-worker.js'),
    keychainProcessPath: join(here, 'keychain-process.js'),
  });
  if (composed === null) {
    app.quit();
    return;
  }
  listen(composed);
  await composed.start(taskIdsIn(process.argv, app.isPackaged));
}

function listen(composed: App): void {
  app.on('second-instance', (_event, _argv, _directory, data) => composed.secondInstance(data));
  app.on('activate', () => composed.show());
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void composed.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function fail(error: unknown): void {
  console.error(error);
  app.exit(1);
}
