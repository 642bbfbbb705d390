import { app, clipboard, net, powerMonitor, shell } from 'electron';
import { join } from 'node:path';
import { AutostartFile } from './adapters/desktop/autostart-file';
import { hasTrayHost } from './adapters/desktop/tray-host';
import type { FileLog } from './adapters/file-log';
import type { Redactor } from './adapters/redact';
import { RunMark } from './adapters/run-mark';
import { NewerDatabaseError } from './adapters/store/newer-database-error';
import { SystemClock } from './adapters/system-clock';
import { SystemDice } from './adapters/system-dice';
import { FeedUpdater } from './adapters/update/feed-updater';
import { buildCore } from './core/build-core';
import { Closing } from './core/closing';
import { Deferred } from './core/deferred';
import { doubtUnfinished, syncUnfinished } from './core/download/doubtful-parts';
import { NetworkReturn } from './core/network-return';
import type { Stopper } from './core/ports/gateway';
import { isOtherProxy } from './core/proxy-login';
import { tidyUp } from './core/tidy-up';
import { UpdateDesk } from './core/update/update-desk';
import { updateOff } from './core/update/update-off';
import { ListFailure, readList } from './list-reading';
import type { Opened } from './open-window';
import { openOutside } from './outside';
import { appReport } from './shell/app-report';
import { askPerson, linkQuestion } from './shell/ask-person';
import { Background } from './shell/background';
import type { BugWatch } from './shell/bug-watch';
import { hiddenSwitch, type readEnvironment } from './shell/command-line';
import { DesktopSigns } from './shell/desktop-signs';
import { dressApp } from './shell/dress-app';
import { desktopHands } from './shell/file-hands';
import { folderInForce } from './shell/folders';
import { pageOrigin } from './shell/app-protocol';
import { installFacts } from './shell/install-facts';
import { routeRequests, sendFeed } from './shell/ipc-router';
import { LanguageInForce } from './shell/language-in-force';
import { laterStart } from './shell/later-start';
import { LinkDesk } from './shell/link-desk';
import { configHome, linuxLoginStart, startCommand, systemLoginStart } from './shell/login-start';
import { mediaFiles } from './shell/media-files';
import { menuCommands } from './shell/menu-commands';
import { NewsDesk } from './shell/news-desk';
import { Notifier } from './shell/notifier';
import { openResultFolder } from './shell/open-result-folder';
import { outlivePage } from './shell/outlive-page';
import { RequestGate } from './shell/request-gate';
import { requestHandlers } from './shell/request-handlers';
import { SecretWindows } from './shell/secret-windows';
import { startAgain } from './shell/start-again';
import { showNewerDatabase, showStartFailure } from './shell/start-failure';
import { UpdaterWay } from './shell/updater-way';

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

/** A page that asks for nothing by then keeps the work waiting no longer. */
const longestPageMs = 3_000;

/** Until the page has painted the first rows. */
const untilTidyMs = 1_000;

const newStopper = (): Stopper => new AbortController();

/** Builds every long-lived object once, in order, beside those that opened the window. Null when a person must act first, who has then been told. */
export async function compose(options: ComposeOptions, opened: Opened): Promise<App | null> {
  const { environment, redactor, log, userData, developmentUrl } = options;
  const { pagesDirectory, preloadDirectory } = options;
  const clean = (text: string): string => redactor.clean(text);
  const logFolder = join(userData, 'logs');
  const clock = new SystemClock();
  const dice = new SystemDice();

  const { store, ...reading } = readList({
    ...{ userData, log, storeWorkerPath: options.storeWorkerPath },
    onReopened: (setAsideAt) => {
      void book.keepEverything();
      if (setAsideAt !== null) notices.post('database-set-aside', setAsideAt);
    },
  });

  const { page, requests, media, settingsFile, settings, loaded } = opened;
  for (const name of environment.refused) log.warn('an environment variable was refused', { name });
  const { words, name: language } = new LanguageInForce(() => settings.current);
  const folder = (): ReturnType<typeof folderInForce> =>
    folderInForce(settings.current.folder, settings.isFolderForThisRun);
  const openLogs = (): void => void shell.openPath(logFolder);

  const giveUp = ({ error }: ListFailure): null => {
    if (error instanceof NewerDatabaseError) showNewerDatabase(words());
    else showStartFailure(error, words(), logFolder);
    page.discard();
    return null;
  };
  // The page is shown what stands on top while the rest of a long list is still being read.
  const top = await reading.top;
  if (top instanceof ListFailure) return giveUp(top);

  const outside = openOutside({ ...options, clock, settings });
  const { thumbnails, vault, proxyLogin, gateway, fingerprinter, drop } = outside;
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
    announce: (announcement) => news.announce(announcement),
    onLibraryChecked: ({ foundCount }) => news.libraryChecked(foundCount),
    onFigures: (figures) => {
      background.follow(figures);
      signs.follow(figures);
    },
  });
  const { book, desk, feed, keys, notices, runner, holds } = core;
  const openFolder = (): void =>
    void openResultFolder({ folder, drop, holds, show: (path) => shell.openPath(path) });
  options.bugs.say = () => notices.post('internal-error', null);
  book.fill(top);

  const revival = outlivePage({ clock, page, notices, words });
  const pageHasTop = new Deferred<null>();
  const isWhole = new Deferred<null>();
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit' && reason !== 'killed')
      log.warn('a process ended', { type, reason, name });
  });
  const latestLines = (count: number): Promise<readonly string[]> => log.latest(count);
  const copyReport = async (): Promise<void> =>
    clipboard.writeText(await appReport({ feed, book, clean, latestLines }));
  const secretWindows = new SecretWindows({
    ...{ pagesDirectory, preloadDirectory, page, settings, words, language, keys, proxyLogin },
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
  const news = new NewsDesk({ page, notifier, signs, words });
  const background: Background = new Background({
    ...{ page, settings, words, log, openFolder },
    hasTrayHost: () => hasTrayHost(process.platform, process.env),
    login:
      process.platform === 'linux'
        ? linuxLoginStart(
            new AutostartFile(configHome(process.env), startCommand(process.env), app.getName()),
          )
        : systemLoginStart,
    explain: () => notifier.explainTray(),
    onChange: () => feed.touchApp(),
  });
  page.follow({
    onVisibility: (isHidden) => {
      feed.hidden = isHidden;
      if (isHidden) return;
      signs.clearNews();
      void isWhole.promise.then(() => core.presence.checkAll());
      void background.refresh();
    },
    onClose: (event) => background.onClose(event),
    onPageEnded: (reason) => {
      log.error('the page ended', { reason });
      revival.pageEnded();
    },
  });
  const way = new UpdaterWay(
    () => settings.current,
    () => proxyLogin.password(),
  );
  const updates: UpdateDesk = new UpdateDesk({
    ...{ clock, dice, log, startAgain },
    updater: new FeedUpdater({
      ...{ log, load: () => way.load(), takeWay: (updater) => way.take(updater) },
    }),
    isWanted: () => settings.current.lookForUpdates,
    isDownloading: () => core.downloader.isBusy,
    closeApp: async () => {
      background.letGo();
      await closing.run();
      // The new version starts before this process has ended.
      app.releaseSingleInstanceLock();
    },
    onChange: () => feed.touchApp(),
  });

  const readers = [
    pageOrigin,
    ...(developmentUrl === null ? [] : [new URL(developmentUrl).origin]),
  ];
  media.open({ find: mediaFiles(book, thumbnails), readers });
  const handlers = {
    ...requestHandlers({
      ...{ ...core, settings, drop, page, background, updates, proxyLogin, secretWindows },
      ...{ words, language, folder, thumbnails, copyReport, openFolder, openLogs },
      lookSoon: () => runner.lookSoon(),
      showSettings: () => sendFeed(page.contents, 'command-wanted', { name: 'settings' }),
    }),
    snapshot: () => {
      pageHasTop.resolve(null);
      return feed.snapshot();
    },
  };
  requests.open(
    routeRequests(handlers, {
      ...{ log, isPage: (frame) => page.isPage(frame), gate: new RequestGate(clock) },
      // Rows may be seen as soon as they are there; what is done with them needs them all.
      ready: (name) => (name === 'snapshot' ? null : isWhole.promise),
    }),
  );

  const runFromMenu = menuCommands({
    ...{ openFolder, openLogs, copyReport },
    checkUpdates: () => updates.check(),
    showPage: () => page.show(),
    tellPage: (name) => sendFeed(page.contents, 'command-wanted', { name }),
  });
  const dress = (): void => dressApp(settings.current, words(), runFromMenu);
  const takeOtherWay = (): void => {
    gateway.forget();
    core.holds.lift('proxy-login', 'proxy-unreachable');
    runner.lookSoon();
    feed.touchApp();
  };
  proxyLogin.onChange((isNew) => (isNew ? takeOtherWay() : feed.touchApp()));
  settings.onChange((before, after) => {
    if (isOtherProxy(before, after)) takeOtherWay();
    secretWindows.settingsChanged();
    dress();
    background.dress();
    updates.settingChanged();
  });

  const add = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    await isWhole.promise;
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

  dress();
  const isHidden = app.commandLine.hasSwitch(hiddenSwitch);
  page.open(!isHidden);

  const runMark = new RunMark(userData);
  const noMark = (error: unknown): void =>
    log.warn('the mark of a run could not be read or set', { error: String(error) });
  const markReading = runMark.lastEnd().catch(noMark);
  let areHalvesOnDisk = false;
  const closing = new Closing(
    () => [
      { name: 'updates', act: () => updates.close() },
      // The work first: what it still writes goes through everything below.
      { name: 'the work', act: () => runner.stop() },
      { name: 'the verification', act: () => core.libraryCheck.halt() },
      { name: 'removed tasks', act: () => desk.close() },
      { name: 'the settings', act: () => settingsFile.settled() },
      { name: 'the keychain', act: () => vault.end() },
      { name: 'the fingerprints', act: () => fingerprinter.close() },
      { name: 'the connections', act: () => gateway.close() },
      { name: 'the list written again', act: () => book.rewritten() },
      {
        name: 'half files',
        act: async () => {
          await syncUnfinished(book, drop);
          areHalvesOnDisk = true;
        },
      },
      { name: 'the list', act: () => store.close() },
      // Left behind where half files may not be on the disk: after a power cut they are doubted then.
      { name: 'the mark of this run', act: () => (areHalvesOnDisk ? runMark.clear() : undefined) },
    ],
    clock,
    log,
  );

  /** Everything that the first rows do not need. False when the app ends instead. */
  const becomeWhole = async (): Promise<boolean> => {
    const contents = await reading.whole;
    const lastEnd = (await markReading) ?? 'as-it-should';
    if (closing.hasBegun) return false;
    if (contents instanceof ListFailure) {
      giveUp(contents);
      app.quit();
      return false;
    }
    book.fill(contents.tasks);
    feed.bookFilled(top);
    // The mark of a power cut stays until what it left is written down: a kill would make a mere kill of it.
    if (lastEnd !== 'power-cut' || (await doubtUnfinished(book))) {
      await runMark.set().catch(noMark);
    }
    if (lastEnd !== 'as-it-should') core.recovery.begin();
    if (loaded.broken.length > 0) notices.post('settings-broken', loaded.broken.join(', '));
    if (contents.setAsideAt !== null) notices.post('database-set-aside', contents.setAsideAt);
    // The network's code comes after the first rows, and before anything can be asked of the service: requests that
    // had to wait for it would leave all at once.
    clock.after(longestPageMs, () => pageHasTop.resolve(null));
    await pageHasTop.promise;
    await gateway.prepare();
    // A quit may have come meanwhile.
    return !closing.hasBegun;
  };

  return {
    async start(ids) {
      log.info('started', { app: app.getVersion(), electron: process.versions.electron });
      void background.refresh().then(() => {
        // Nothing else would bring the window back.
        if (isHidden && !background.view().hasTray) page.minimize();
      });
      if (!(await becomeWhole())) return;
      isWhole.resolve(null);
      new NetworkReturn({
        ...{ holds: core.holds, clock },
        hasNetwork: () => net.isOnline(),
        onReturn: () => runner.lookSoon(),
      });
      powerMonitor.on('suspend', () => runner.sleep());
      powerMonitor.on('resume', () => runner.wake());
      core.summary.tell();
      runner.start();
      void installFacts().then((facts) => updates.begin(updateOff(facts)));
      clock.after(untilTidyMs, () => {
        if (!closing.hasBegun) tidyUp({ ...core, ...{ drop, thumbnails, log, folder } });
      });
      await add(ids);
      // The window says whether a key is there, so it is read once even while nothing is watched.
      await keys.credentials();
    },
    show: () => page.show(),
    laterStart: (data) =>
      laterStart(data, {
        ...{ openFolder, openLogs, add },
        showApp: () => page.show(),
        openLink: (link) => linkDesk.open(link),
      }),
    close: () => closing.run(),
    isClosed: () => closing.isOver,
  };
}
