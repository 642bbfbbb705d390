import {
  app,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  session,
  shell,
} from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { CommandName } from '../shared/commands';
import type { Settings } from '../shared/settings';
import { taskIdSchema } from '../shared/task-id';
import { wordsFor } from '../shared/words/words-for';
import { AutostartFile } from './adapters/desktop/autostart-file';
import { hasTrayHost } from './adapters/desktop/tray-host';
import type { FileLog } from './adapters/file-log';
import { DiskDrop } from './adapters/files/disk-drop';
import { WorkerFingerprinter } from './adapters/files/fingerprint/worker-fingerprinter';
import { ThumbnailFolder } from './adapters/files/thumbnail-folder';
import { UndiciGateway } from './adapters/gateway/undici-gateway';
import { ProxyRoutes } from './adapters/gateway/proxy/proxy-routes';
import { ProcessVault } from './adapters/keychain/process-vault';
import type { Redactor } from './adapters/redact';
import { RunMark } from './adapters/run-mark';
import { SettingsFile } from './adapters/settings-file';
import { NewerDatabaseError } from './adapters/store/newer-database-error';
import { WorkerStore } from './adapters/store/worker-store';
import { SystemClock } from './adapters/system-clock';
import { SystemDice } from './adapters/system-dice';
import { FeedUpdater } from './adapters/update/feed-updater';
import { buildCore } from './core/build-core';
import { closeInOrder, type CloseStep } from './core/close-in-order';
import { findResult } from './core/find-result';
import { publicReport } from './core/public-report';
import { NetworkReturn } from './core/network-return';
import type { Stopper } from './core/ports/gateway';
import { ProxyLogin, proxyAccount } from './core/proxy-login';
import { reportStrayParts } from './core/stray-parts';
import { SettingsKeeper } from './core/settings-keeper';
import { UpdateDesk } from './core/update/update-desk';
import { updateOff } from './core/update/update-off';
import { Background } from './shell/background';
import { appMenu } from './shell/app-menu';
import { hiddenSwitch, wishes, type readEnvironment } from './shell/command-line';
import type { BugWatch } from './shell/bug-watch';
import { DesktopSigns } from './shell/desktop-signs';
import { configHome, linuxLoginStart, startCommand, systemLoginStart } from './shell/login-start';
import { longestLink } from './shell/add-link';
import { askPerson, linkQuestion } from './shell/ask-person';
import { LinkDesk } from './shell/link-desk';
import { PageRevival } from './shell/page-revival';
import { startKeychainProcess } from './shell/keychain-start';
import { desktopHands } from './shell/file-hands';
import { folderInForce } from './shell/folders';
import { pageOrigin } from './shell/app-protocol';
import { guardEverything } from './shell/guards';
import { routeRequests, sendFeed } from './shell/ipc-router';
import { installFacts } from './shell/install-facts';
import { KeyWindow } from './shell/key-window';
import { UpdaterWay } from './shell/updater-way';
import { serveMedia } from './shell/media-protocol';
import { Notifier } from './shell/notifier';
import { PageWindow } from './shell/page-window';
import { RequestGate } from './shell/request-gate';
import { requestHandlers } from './shell/request-handlers';
import { systemProxy } from './shell/system-proxy';
import { showStartFailure, systemLanguage } from './shell/start-failure';

export interface ComposeOptions {
  /** Knows already what start-up knows. */
  readonly redactor: Redactor;
  readonly log: FileLog;
  readonly bugs: BugWatch;
  readonly environment: ReturnType<typeof readEnvironment>;
  readonly developmentUrl: string | null;
  readonly userData: string;
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
  readonly storeWorkerPath: string;
  readonly fingerprintWorkerPath: string;
  readonly keychainProcessPath: string;
}

/** The composed app, as start-up sees it. */
export interface App {
  start(ids: readonly string[]): Promise<void>;
  show(): void;
  laterStart(data: unknown): void;
  close(): Promise<void>;
  isClosed(): boolean;
}

const laterStartSchema = z.object({
  ids: z.array(taskIdSchema).max(10_000),
  links: z.array(z.string().max(longestLink)).max(20),
  wish: z.enum(wishes).nullable(),
});

const reportedLines = 200;

/** Longer than a last write takes, shorter than a person waits before killing the app. */
const longestCloseMs = 5_000;

/** Some 10,000 of them. */
const mostThumbnailBytes = 128_000_000;

const newStopper = (): Stopper => new AbortController();

/** Builds every long-lived object once, in order. Null when a person must act first, who has then been told. */
export async function compose(options: ComposeOptions): Promise<App | null> {
  const { environment, redactor, log, userData } = options;
  const clean = (text: string): string => redactor.clean(text);
  const clock = new SystemClock();
  const dice = new SystemDice();
  const settingsFile = new SettingsFile(userData);
  const settings = new SettingsKeeper(settingsFile, log, environment);
  const loaded = await settingsFile.load();
  settings.fill(loaded);
  for (const name of environment.refused) log.warn('an environment variable was refused', { name });

  const language = (): 'en' | 'zh' => {
    const chosen = settings.current.language;
    return chosen === 'system' ? systemLanguage() : chosen;
  };
  const languages = { en: wordsFor('en'), zh: wordsFor('zh') };
  const words = (): (typeof languages)['en'] => languages[language()];
  const folder = (): ReturnType<typeof folderInForce> =>
    folderInForce(settings.current.folder, settings.isFolderForThisRun);

  const store = new WorkerStore({
    start: () => new Worker(options.storeWorkerPath),
    path: join(userData, 'tasks.db'),
    log,
    onReopened: (setAsideAt) => {
      void book.keepEverything();
      if (setAsideAt !== null) notices.post('database-set-aside', setAsideAt);
    },
  });
  const contents = await store.load().catch((error: unknown) => {
    log.lastWords('the list could not be opened', { error: String(error) });
    return error;
  });
  if (!isContents(contents)) {
    sayWhyNot(contents, words(), join(userData, 'logs'));
    return null;
  }

  const thumbnails = new ThumbnailFolder(join(userData, 'thumbnails'), mostThumbnailBytes);
  const vault = new ProcessVault({
    start: () => startKeychainProcess(options.keychainProcessPath),
    clock,
  });
  const proxyLogin = new ProxyLogin({
    vault,
    settings: () => settings.current,
    onSecret: (secret) => redactor.learn(secret),
  });
  const routes = new ProxyRoutes({
    ...{ clock, system: systemProxy, settings: () => settings.current },
    password: () => proxyLogin.password(),
    loginVersion: () => proxyLogin.version,
  });
  const gateway = new UndiciGateway({ routes, userAgent: `DimiLinksDesktop/${app.getVersion()}` });
  const fingerprinter = new WorkerFingerprinter(() => new Worker(options.fingerprintWorkerPath));
  const drop = new DiskDrop({ fingerprinter, volumes: settings });
  const core = buildCore({
    ...{ clock, dice, log, gateway, store, drop, vault, settings, folder, newStopper, clean },
    hands: desktopHands,
    environmentKey: environment.key,
    listFolder: userData,
    onSecret: (key) => redactor.learn(key),
    surroundings: () => ({
      language: language(),
      background: background.view(),
      proxyPassword: proxyLogin.view(),
      update: updates.view(),
      versions: { app: app.getVersion(), electron: process.versions.electron },
    }),
    sendPatch: (patch) => sendFeed(page.contents, 'patch', patch),
    announce: (announcement) => {
      if (!page.isInFront) {
        notifier.announce(announcement);
        signs.addNews(announcement.saved.length + announcement.failed.length);
        return;
      }
      const text = notifier.textFor(announcement)?.slice(0, 1_000) ?? null;
      if (text !== null) sendFeed(page.contents, 'announced', { text });
    },
    onLibraryChecked: ({ foundCount }) => {
      const text =
        foundCount === 0
          ? words()('verify.doneAllRight')
          : words()('verify.done', { count: foundCount });
      if (page.isInFront) sendFeed(page.contents, 'announced', { text });
      else if (foundCount > 0) notifier.sayFound(text);
    },
    onFigures: (figures) => {
      background.follow(figures);
      signs.follow(figures);
    },
  });
  const { book, desk, feed, keys, notices, runner } = core;
  options.bugs.say = () => notices.post('internal-error', null);
  book.fill(contents.tasks);
  const runMark = new RunMark(userData);
  const wasCutOff = await runMark.set().catch((error: unknown) => {
    log.warn('the mark of this run could not be set', { error: String(error) });
    return false;
  });
  if (wasCutOff) core.recovery.begin();
  if (loaded.broken.length > 0) notices.post('settings-broken', loaded.broken.join(', '));
  if (contents.setAsideAt !== null) notices.post('database-set-aside', contents.setAsideAt);

  const page: PageWindow = new PageWindow({
    pagesDirectory: options.pagesDirectory,
    preloadDirectory: options.preloadDirectory,
    title: words()('window.title'),
    developmentUrl: options.developmentUrl,
    onVisibility: (isHidden) => {
      feed.hidden = isHidden;
      if (isHidden) return;
      signs.clearNews();
      void core.presence.checkAll();
      void background.refresh();
    },
    onClose: (event) => background.onClose(event),
    onPageEnded: (reason) => {
      log.error('the page ended', { reason });
      revival.pageEnded();
    },
  });
  const revival = new PageRevival({
    clock,
    reload: () => {
      notices.post('page-restarted', null);
      // Not within the event: the old process is still being taken down.
      clock.after(200, () => page.contents?.reload());
    },
    giveUp: () => void askAboutPage(),
  });
  const askAboutPage = async (): Promise<void> => {
    const opens = await askPerson(null, {
      title: words()('ask.pageGone.title'),
      body: words()('ask.pageGone.body'),
      yes: words()('ask.pageGone.reload'),
      no: words()('ask.pageGone.quit'),
    });
    if (opens) page.contents?.reload();
    else app.quit();
  };
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit' && reason !== 'killed')
      log.warn('a process ended', { type, reason, name });
  });
  const copyReport = async (): Promise<void> => {
    const surroundings = {
      app: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      system: `${process.platform} ${process.arch} ${process.getSystemVersion()}`,
    };
    const { app: view } = feed.snapshot();
    const report = publicReport({
      ...{ surroundings, clean, app: view, tasks: book.all(), home: homedir() },
      log: await log.latest(reportedLines),
    });
    await clipboard.writeText(report);
  };
  const keyWindow = new KeyWindow({
    purpose: 'key',
    pagesDirectory: options.pagesDirectory,
    preloadDirectory: options.preloadDirectory,
    parent: () => page.browserWindow,
    appearance: () => ({
      title: words()('window.keyTitle'),
      language: language(),
      theme: settings.current.theme,
      origin: settings.address.origin,
    }),
    onKey: (text, origin) => void keys.enter(text, origin),
  });
  const proxyWindow = new KeyWindow({
    purpose: 'proxy',
    pagesDirectory: options.pagesDirectory,
    preloadDirectory: options.preloadDirectory,
    parent: () => page.browserWindow,
    appearance: () => ({
      title: words()('proxyWindow.title'),
      language: language(),
      theme: settings.current.theme,
      // With the user's name: a password is one account's.
      origin: proxyAccount(settings.current)?.replace(/^proxy /, '') ?? '',
    }),
    onKey: (text, shownFor) => void proxyLogin.enter(text, `proxy ${shownFor}`),
  });
  const notifier = new Notifier({
    words,
    settings: () => settings.current,
    showFile: (where, name) => shell.showItemInFolder(join(where, name)),
    showApp: () => page.show(),
    act: (id, action) => void desk.act(id, action),
    log,
  });

  const signs = new DesktopSigns(page);
  const background: Background = new Background({
    ...{ page, settings, words, log },
    hasTrayHost: () => hasTrayHost(process.platform, process.env),
    login:
      process.platform === 'linux'
        ? linuxLoginStart(
            new AutostartFile(configHome(process.env), startCommand(process.env), app.getName()),
          )
        : systemLoginStart,
    openFolder: () => void shell.openPath(folder().path),
    explain: () => notifier.explainTray(),
    onChange: () => feed.touchApp(),
  });

  const way = new UpdaterWay(
    () => settings.current,
    () => proxyLogin.password(),
  );
  const updates: UpdateDesk = new UpdateDesk({
    ...{ clock, dice, log },
    updater: new FeedUpdater({
      ...{ log, load: () => way.load(), takeWay: (updater) => way.take(updater) },
    }),
    isWanted: () => settings.current.lookForUpdates,
    isDownloading: () => core.downloader.isBusy,
    closeApp: async () => {
      background.letGo();
      await close();
      // The new version starts before this process has ended.
      app.releaseSingleInstanceLock();
    },
    startAgain,
    onChange: () => feed.touchApp(),
  });
  const openLogs = (): void => void shell.openPath(join(userData, 'logs'));

  guardEverything(options.developmentUrl);
  const { developmentUrl } = options;
  serveMedia(
    session.defaultSession.protocol,
    {
      find: async ({ kind, taskId, index }) => {
        const file = findResult(book, taskId, index);
        if (file === null) return null;
        if (kind === 'result') return { path: join(file.folder, file.name), mime: file.mime };
        const path = await thumbnails.find(file.sha256);
        return path === null ? null : { path, mime: 'image/jpeg' };
      },
      readers: [pageOrigin, ...(developmentUrl === null ? [] : [new URL(developmentUrl).origin])],
    },
    log,
  );
  routeRequests(
    requestHandlers({
      ...core,
      ...{ settings, drop, page, background, updates, keyWindow, proxyWindow, proxyLogin },
      ...{ words, language, folder, thumbnails },
      lookSoon: () => runner.lookSoon(),
      copyReport,
      openLogs,
      showSettings: () => sendFeed(page.contents, 'command-wanted', { name: 'settings' }),
    }),
    (frame) => page.isPage(frame),
    new RequestGate(clock),
    log,
  );

  const runFromMenu = (name: CommandName): void => {
    // These must work even where the page does not.
    if (name === 'open-folder') void shell.openPath(folder().path);
    else if (name === 'open-logs') openLogs();
    else if (name === 'copy-report') void copyReport();
    else {
      page.show();
      if (name === 'check-updates') void updates.check();
      else sendFeed(page.contents, 'command-wanted', { name });
    }
  };
  const dress = (): void => {
    nativeTheme.themeSource = settings.current.theme;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        appMenu({
          words: words(),
          settings: settings.current,
          isMac: process.platform === 'darwin',
          run: runFromMenu,
        }),
      ),
    );
  };
  const takeOtherWay = (): void => {
    routes.forget();
    core.holds.lift('proxy-login', 'proxy-unreachable');
    runner.lookSoon();
    feed.touchApp();
  };
  proxyLogin.onChange((isNew) => (isNew ? takeOtherWay() : feed.touchApp()));
  settings.onChange((before, after) => {
    if (isOtherProxy(before, after)) takeOtherWay();
    proxyWindow.closeUnlessFor(proxyAccount(after)?.replace(/^proxy /, '') ?? '');
    keyWindow.closeUnlessFor(settings.address.origin);
    dress();
    background.dress();
    updates.settingChanged();
  });
  new NetworkReturn({
    ...{ holds: core.holds, clock },
    hasNetwork: () => net.isOnline(),
    onReturn: () => runner.lookSoon(),
  });
  powerMonitor.on('suspend', () => runner.sleep());
  powerMonitor.on('resume', () => runner.wake());

  const add = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    try {
      const { added, alreadyHere } = await desk.add(ids);
      sendFeed(page.contents, 'paste-arrived', { added, alreadyHere: alreadyHere.length });
    } catch (error) {
      log.error('tasks of a command line could not be added', { error });
    }
  };

  const linkDesk = new LinkDesk({
    ask: (ids) => {
      page.show();
      return askPerson(page.browserWindow, linkQuestion(words(), ids));
    },
    add,
  });

  let isClosed = false;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= closeAll().then(() => void (isClosed = true)));
  const closeAll = (): Promise<void> => {
    const steps: readonly CloseStep[] = [
      { name: 'updates', act: () => updates.close() },
      // The work first: what it still writes goes through everything below.
      { name: 'the work', act: () => runner.stop() },
      { name: 'the verification', act: () => core.libraryCheck.halt() },
      { name: 'removed tasks', act: () => desk.close() },
      { name: 'the settings', act: () => settingsFile.settled() },
      { name: 'the keychain', act: () => vault.end() },
      { name: 'the fingerprints', act: () => fingerprinter.close() },
      { name: 'the connections', act: () => gateway.close() },
      { name: 'connections through proxies', act: () => routes.close() },
      { name: 'the list written again', act: () => book.rewritten() },
      { name: 'the list', act: () => store.close() },
      { name: 'the mark of this run', act: () => runMark.clear() },
    ];
    return closeInOrder(steps, longestCloseMs, clock, log);
  };

  return {
    async start(ids) {
      log.info('started', { app: app.getVersion(), electron: process.versions.electron });
      dress();
      const isHidden = app.commandLine.hasSwitch(hiddenSwitch);
      page.open(!isHidden);
      void background.refresh().then(() => {
        // Nothing else would bring the window back.
        if (isHidden && !background.view().hasTray) page.minimize();
      });
      core.summary.tell();
      runner.start();
      void core.presence.checkAll();
      core.libraryCheck.goOn();
      // Of results that are no longer on the list, nothing stays behind.
      const listed = book.all().flatMap(({ state }) => (state.name === 'saved' ? state.files : []));
      void thumbnails
        .keepOnly(new Set(listed.map(({ sha256 }) => sha256)))
        .catch((error: unknown) => log.warn('old thumbnails stay', { error: String(error) }));
      void reportStrayParts(book, drop, notices, folder().path).catch((error: unknown) =>
        log.error('the folder could not be searched', { error }),
      );
      void installFacts().then((facts) => updates.begin(updateOff(facts)));
      await add(ids);
      // The window says whether a key is there, so it is read once even while nothing is watched.
      await keys.credentials();
    },
    show: () => page.show(),
    laterStart(data) {
      const parsed = laterStartSchema.safeParse(data);
      const wish = parsed.data?.wish ?? null;
      if (wish === null) page.show();
      if (wish === 'folder') void shell.openPath(folder().path);
      if (wish === 'logs') void shell.openPath(join(userData, 'logs'));
      if (!parsed.success) return;
      void add(parsed.data.ids);
      for (const link of parsed.data.links) void linkDesk.open(link);
    },
    close,
    isClosed: () => isClosed,
  };
}

/** An AppImage is mounted anew by its file; what it is mounted at goes away with this process. */
function startAgain(): void {
  const file = process.env['APPIMAGE'];
  app.relaunch(file === undefined ? {} : { execPath: file });
  app.quit();
}

const isOtherProxy = (before: Settings, after: Settings): boolean =>
  before.proxyMode !== after.proxyMode ||
  before.proxyUrl !== after.proxyUrl ||
  before.proxyUser !== after.proxyUser;

function isContents(value: unknown): value is Awaited<ReturnType<WorkerStore['load']>> {
  return typeof value === 'object' && value !== null && 'tasks' in value;
}

function sayWhyNot(error: unknown, words: ReturnType<typeof wordsFor>, logFolder: string): void {
  if (error instanceof NewerDatabaseError) {
    dialog.showErrorBox(words('dialog.databaseNewer.title'), words('dialog.databaseNewer.body'));
  } else {
    showStartFailure(error, words, logFolder);
  }
}
