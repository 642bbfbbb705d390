import type { AppView } from '../../shared/app-view';
import { holdsOfTheNetwork } from '../../shared/hold';
import type { Patch } from '../../shared/ipc-contract';
import { ActiveTime } from './active-time';
import { Announcer, type Announcement } from './announcer';
import { Asker } from './asker';
import { DownloadParts } from './download/download-parts';
import { Downloader } from './download/downloader';
import { ResultPlaces, type BaseFolder } from './download/result-places';
import { SpeedLimit } from './download/speed-limit';
import { Transfers } from './download/transfers';
import { FilePresence } from './file-presence';
import { Follower } from './follower';
import { HoldBoard } from './hold-board';
import { HoldKeeper } from './hold-keeper';
import { KeyCustody } from './key-custody';
import { LibraryCheck } from './library-check';
import { NoticeBoard } from './notice-board';
import { PaceBoard } from './pace-board';
import type { Clock, Dice } from './ports/clock';
import { DropError, type FileDrop } from './ports/file-drop';
import type { Gateway, Stopper } from './ports/gateway';
import type { KeyVault } from './ports/key-vault';
import type { Log } from './ports/log';
import type { TaskStore } from './ports/task-store';
import { Recovery } from './recovery';
import { RequestLimiter, type LimiterRules } from './request-limiter';
import { ResultLinks } from './result-links';
import type { SettingsKeeper } from './settings-keeper';
import { TaskBook } from './task-book';
import { TaskDesk, type FileHands } from './task-desk';
import { TaskRunner } from './task-runner';
import type { Settings } from '../../shared/settings';
import type { LibraryCheckView } from '../../shared/verification';
import { TroubleDesk } from './trouble-desk';
import type { TaskRecord } from './task-record';
import { UsualTimes } from './usual-times';
import { ViewFeed } from './view-feed';
import { WorkSummary, type WorkFigures } from './work-summary';

/** Everything outside that the app's rules need: the real things, or fakes. */
export interface CoreWorld {
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly gateway: Gateway;
  readonly store: TaskStore;
  readonly drop: FileDrop;
  readonly vault: KeyVault;
  readonly hands: FileHands;
  readonly settings: SettingsKeeper;
  readonly environmentKey: string | null;
  /** Where the list is kept; named when its disk is full. */
  readonly listFolder: string;
  readonly folder: () => BaseFolder;
  readonly newStopper: () => Stopper;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  readonly onSecret: (key: string) => void;
  /** What the window shows that the rules do not know. */
  readonly surroundings: () => Pick<
    AppView,
    'language' | 'versions' | 'background' | 'proxyPassword' | 'update'
  >;
  readonly sendPatch: (patch: Patch) => void;
  readonly announce: (announcement: Announcement) => void;
  /** Told once all saved files have been verified. */
  readonly onLibraryChecked: (view: LibraryCheckView) => void;
  readonly onFigures: (figures: WorkFigures) => void;
}

/** Puts the app's rules together; nothing moves before `runner.start()`. */
export function buildCore(world: CoreWorld) {
  const { clock, dice, log, gateway, store, drop, settings, folder, newStopper, clean } = world;
  const notices = new NoticeBoard();
  const holds = new HoldBoard();
  const book = new TaskBook(store, log, (error) => {
    if (!(error instanceof DropError)) return;
    const name = error.trouble === 'disk-full' ? 'disk-full' : 'folder-missing';
    holds.raise(name, { subject: world.listFolder });
  });
  const limiter = new RequestLimiter(clock, dice, limiterRules(settings.current));
  const keys = new KeyCustody(
    {
      ...{ vault: world.vault, gateway, holds, newStopper, onSecret: world.onSecret },
      nowMs: () => clock.nowMs(),
      gatewayAddress: () => settings.address,
      savedAt: {
        get: (origin) => settings.keySavedAt(origin),
        set: (origin, atMs) => settings.noteKeySaved(origin, atMs),
      },
    },
    world.environmentKey,
  );
  const trouble = new TroubleDesk(holds, limiter, clean, () => keys.markRejected());
  const asker = new Asker(gateway, limiter, trouble, holds, keys);
  const links = new ResultLinks();
  const active = new ActiveTime(clock);
  const follower = new Follower({
    ...{ book, asker, limiter, holds, links, clock, dice, active, log, newStopper, clean },
    longestWatchMs: () => settings.current.watchLimitMinutes * 60_000,
    onNextLook: (id) => {
      feed.touch(id, false);
      pace.touch();
      recovery.noteMoved(id);
    },
    onCount: () => pace.touch(),
  });
  const pace: PaceBoard = new PaceBoard(
    ...([follower, limiter, clock, () => feed.touchApp()] as const),
    () => {
      for (const id of follower.watchedIds()) feed.touch(id, false);
    },
  );
  const recovery = new Recovery(book, notices, clock);
  const transfers = new Transfers(clock, (id) => {
    feed.touch(id, false);
    recovery.noteMoved(id);
  });
  const summary = new WorkSummary(book, transfers, holds, clock, world.onFigures);
  const speed = new SpeedLimit(clock);
  speed.set(settings.current.speedLimit);
  const places = new ResultPlaces(drop, folder, () => settings.current.subfolders);
  const parts = new DownloadParts({
    ...{ book, gateway, drop, keys, limiter, asker, desk: trouble, holds, links, transfers },
    ...{ clock, dice, log, clean, places, speed, newStopper },
    nameTemplate: () => settings.current.nameTemplate,
    sidecarsFor: () => (settings.current.sidecars ? settings.address.url : null),
  });
  const downloader = new Downloader(parts, log, newStopper, settings.current.parallelDownloads);
  const presence = new FilePresence(book, places, drop, clock);
  const libraryCheck: LibraryCheck = new LibraryCheck({
    ...{ book, drop, presence, settings, clock, log },
    isBusy: () => transfers.count > 0,
    onChange: () => feed.touchApp(),
    onDone: world.onLibraryChecked,
  });
  presence.onChange((id) => feed.touch(id, true));
  const desk = new TaskDesk(
    ...([book, downloader, drop, world.hands, clock, presence, places] as const),
  );
  const holdKeeper = new HoldKeeper({ holds, drop, book, clock, folder });
  const view = (): AppView => ({
    ...world.surroundings(),
    key: keys.view(),
    holds: holds.list(),
    settings: settings.current,
    folder: folder().path,
    pace: pace.view(),
    notices: notices.list(),
    libraryCheck: libraryCheck.view(),
  });
  const usual = new UsualTimes(book);
  const feed: ViewFeed = new ViewFeed(
    ...([book, transfers, (id: string) => follower.nextLookAtMs(id)] as const),
    ...([(record: TaskRecord) => usual.of(record)] as const),
    ...([(id: string) => presence.get(id), view, clock, world.sendPatch] as const),
  );
  const runner = new TaskRunner(book, holds, active, limiter, follower, downloader);
  new Announcer(book, clock, world.announce);

  followPause(holds, settings.current);

  const touchApp = (): void => feed.touchApp();
  keys.onChange(touchApp);
  holds.onChange(touchApp);
  notices.onChange(touchApp);
  settings.onChange((before, after) => {
    downloader.parallel = after.parallelDownloads;
    speed.set(after.speedLimit);
    if (
      before.requestsPerSecond !== after.requestsPerSecond ||
      before.requestsInFlight !== after.requestsInFlight
    ) {
      limiter.setRules(limiterRules(after));
    }
    followPause(holds, after);
    if (before.baseUrl !== after.baseUrl) {
      holds.lift('gateway-moved', ...holdsOfTheNetwork);
      limiter.startAfresh();
      void keys.readAgain();
    }
    touchApp();
  });
  return {
    ...{ notices, holds, book, limiter, keys, trouble, asker, links, follower, transfers },
    ...{ summary, downloader, desk, presence, libraryCheck, holdKeeper, feed, runner, recovery },
  };
}

function limiterRules({ requestsPerSecond, requestsInFlight }: Settings): LimiterRules {
  return { requestsPerSecond, inFlight: requestsInFlight };
}

/** "Pause all" is a hold like any other, but one that a person raises and lifts. */
function followPause(holds: HoldBoard, { isPaused }: Settings): void {
  if (isPaused) holds.raise('all-paused');
  else holds.lift('all-paused');
}
