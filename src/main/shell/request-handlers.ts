import { BrowserWindow, clipboard, dialog, type BrowserWindow as Window } from 'electron';
import { defaultBaseUrl, newerBaseUrl, readBaseUrl } from '../../shared/base-url';
import { join } from 'node:path';
import { isLoopback } from '../../shared/loopback';
import { readProxyUrl } from '../../shared/proxy-url';
import type { HoldName } from '../../shared/hold';
import type { Words } from '../../shared/words/words-for';
import { findResult } from '../core/find-result';
import type { NoticeBoard } from '../core/notice-board';
import type { HoldBoard } from '../core/hold-board';
import type { HoldKeeper } from '../core/hold-keeper';
import type { KeyCustody } from '../core/key-custody';
import type { LibraryCheck } from '../core/library-check';
import type { FileDrop } from '../core/ports/file-drop';
import { proxyAccount, type ProxyLogin } from '../core/proxy-login';
import type { SettingsKeeper } from '../core/settings-keeper';
import type { TaskBook } from '../core/task-book';
import type { TaskDesk } from '../core/task-desk';
import type { UpdateDesk } from '../core/update/update-desk';
import type { ViewFeed } from '../core/view-feed';
import type { Background } from './background';
import { addressQuestion, askPerson, proxyQuestion } from './ask-person';
import { dragOut } from './drag-out';
import { UnusableInputError, type RequestHandlers } from './ipc-router';
import { trashAfterAsking } from './trash-after-asking';
import type { PageWindow } from './page-window';
import type { SecretWindows } from './secret-windows';

export interface HandlerParts {
  readonly feed: ViewFeed;
  readonly desk: TaskDesk;
  readonly keys: KeyCustody;
  readonly settings: SettingsKeeper;
  readonly holds: HoldBoard;
  readonly holdKeeper: HoldKeeper;
  readonly notices: NoticeBoard;
  readonly libraryCheck: LibraryCheck;
  readonly drop: FileDrop;
  readonly book: TaskBook;
  readonly thumbnails: {
    find(sha256: string): Promise<string | null>;
    put(sha256: string, bytes: Uint8Array): Promise<boolean>;
  };
  readonly page: PageWindow;
  readonly background: Background;
  readonly updates: UpdateDesk;
  readonly secretWindows: Pick<SecretWindows, 'key' | 'proxy'>;
  readonly proxyLogin: ProxyLogin;
  readonly words: () => Words;
  readonly language: () => 'en' | 'zh';
  readonly folder: () => { readonly path: string; readonly mayCreate: boolean };
  readonly lookSoon: () => void;
  readonly copyReport: () => Promise<void>;
  readonly openFolder: () => void;
  readonly openLogs: () => void;
  /** Opens the page's settings. */
  readonly showSettings: () => void;
}

/** What each request of the contract does. */
export function requestHandlers(parts: HandlerParts): RequestHandlers {
  return {
    snapshot: () => parts.feed.snapshot(),
    'tasks.add': ({ ids }) => parts.desk.add(ids),
    'tasks.act': async ({ id, action }) => ({ done: await parts.desk.act(id, action) }),
    'tasks.restore': async ({ ids }) => ({ restored: await parts.desk.restore(ids) }),
    'tasks.mark': async ({ ids, mark }) => ({ marked: await parts.desk.mark(ids, mark) }),
    'tasks.act-on-many': async ({ ids, action }) => ({
      doneIds: await parts.desk.actOnMany(ids, action),
    }),
    'tasks.trash': ({ ids }) => trashAfterAsking(parts, ids),
    'tasks.label': async ({ id, label }) => ({ done: await parts.desk.label(id, label) }),
    'results.drag': async ({ ids }) => {
      const files = await parts.desk.filesOf(ids);
      const dragged = await Promise.all(
        files.map(async ({ folder, name, sha256 }) => ({
          path: join(folder, name),
          picture: await parts.thumbnails.find(sha256),
        })),
      );
      const isStarted = await dragOut(parts.page.contents, dragged);
      return { dragged: isStarted ? files.length : 0 };
    },
    'thumbnails.put': async ({ taskId, index, bytes }) => {
      const file = findResult(parts.book, taskId, index);
      return { kept: file !== null && (await parts.thumbnails.put(file.sha256, bytes)) };
    },
    'key.enter': () => (parts.secretWindows.key.open(), null),
    'key.take-from-clipboard': async () => {
      await takeKeyFromClipboard(parts.keys);
      return null;
    },
    'key.store-again': async () => {
      await parts.keys.storeAgain();
      return null;
    },
    'key.forget': async () => {
      await parts.keys.forget();
      return null;
    },
    'proxy.enter-password': () => (parts.secretWindows.proxy.open(), null),
    'proxy.forget-password': async () => {
      await parts.proxyLogin.forget();
      return null;
    },
    'settings.change': async (patch) => {
      // The schema is shared with the page and reads addresses by their shape alone.
      if (patch.baseUrl !== undefined && !URL.canParse(patch.baseUrl)) {
        throw new UnusableInputError('a base URL that no request can be sent to');
      }
      if (patch.baseUrl !== undefined && !(await agreesToAddress(parts, patch.baseUrl)))
        return null;
      if (typeof patch.proxyUrl === 'string' && !(await agreesToProxy(parts, patch.proxyUrl)))
        return null;
      const known = Object.entries(patch).filter(([, value]) => value !== undefined);
      await parts.settings.change(Object.fromEntries(known));
      return null;
    },
    'library.verify': async () => {
      await parts.libraryCheck.start();
      return null;
    },
    'library.stop': async () => {
      await parts.libraryCheck.stop();
      return null;
    },
    'login.set': async ({ isOn }) => ({ done: await parts.background.startAtLogin(isOn) }),
    'report.copy': async () => {
      await parts.copyReport();
      return null;
    },
    'folder.choose': async () => ({ result: await chooseFolder(parts) }),
    'folder.open': () => (parts.openFolder(), null),
    'logs.open': () => (parts.openLogs(), null),
    'hold.mend': async ({ name }) => {
      await mend(parts, name);
      return null;
    },
    // Not awaited: the window follows the stages.
    'update.check': () => (void parts.updates.check(), null),
    'update.fetch': () => (void parts.updates.fetch(), null),
    'update.restart': () => (parts.updates.restart(), null),
    'update.later': () => (parts.updates.later(), null),
    'notice.dismiss': ({ code }) => (parts.notices.dismiss(code), null),
  };
}

/** Reads the key in main, then empties the clipboard if it still holds it. */
async function takeKeyFromClipboard(keys: KeyCustody): Promise<void> {
  // Newer Electron answers with a promise, older with the text itself: `await` takes both.
  const text = await clipboard.readText();
  const taken = keys.enter(text);
  if (text !== '' && (await clipboard.readText()) === text) clipboard.clear();
  await taken;
}

/**
 * Whether requests may go to an address that the page named. Addresses of the service's documents and
 * of the present origin may; any other is asked about outside the page, since a page that was taken
 * over could otherwise have the clipboard's key sent to an address of its own.
 */
async function agreesToAddress(parts: HandlerParts, text: string): Promise<boolean> {
  const reading = readBaseUrl(text);
  if (!reading.ok) return false;
  const { url, origin } = reading;
  const isNamed = url === defaultBaseUrl || url === newerBaseUrl;
  if (isNamed || origin === parts.settings.address.origin) return true;
  return askPerson(parts.page.browserWindow, addressQuestion(parts.words(), url, origin));
}

/**
 * Whether requests may go through a proxy that the page named. One on this machine may; any other is
 * asked about outside the page, since it is the one other address that a page could have main talk to.
 */
async function agreesToProxy(parts: HandlerParts, text: string): Promise<boolean> {
  const reading = readProxyUrl(text);
  if (!reading.ok) return false;
  if (text === parts.settings.current.proxyUrl || isLoopback(new URL(reading.url).hostname)) {
    return true;
  }
  return askPerson(parts.page.browserWindow, proxyQuestion(parts.words(), reading.url));
}

async function chooseFolder(parts: HandlerParts): Promise<'chosen' | 'cancelled' | 'not-writable'> {
  const words = parts.words();
  const window: Window | undefined = parts.page.browserWindow ?? BrowserWindow.getAllWindows()[0];
  const options: Electron.OpenDialogOptions = {
    title: words('dialog.chooseFolder'),
    buttonLabel: words('dialog.chooseFolderButton'),
    properties: ['openDirectory', 'createDirectory'],
  };
  const answer = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const folder = answer.canceled ? undefined : answer.filePaths[0];
  if (folder === undefined) return 'cancelled';
  parts.settings.forgetVolume(folder);
  try {
    await parts.drop.prepare(folder, false);
  } catch {
    return 'not-writable';
  }
  await parts.settings.change({ folder });
  // Whether the new folder has room, the next attempt says.
  parts.holds.lift('folder-missing', 'disk-full');
  return 'chosen';
}

async function mend(parts: HandlerParts, name: HoldName): Promise<void> {
  switch (name) {
    case 'all-paused':
      await parts.settings.change({ isPaused: false });
      return;
    case 'no-key':
      parts.secretWindows.key.open();
      return;
    case 'key-rejected':
      // The key may have been mended at the service meanwhile.
      if ((await parts.keys.tryAgain()) === 'rejected') parts.secretWindows.key.open();
      return;
    case 'keychain-locked':
      await parts.keys.readAgain();
      return;
    case 'access-denied':
      parts.holds.lift(name);
      return;
    case 'folder-missing':
      await parts.holdKeeper.probe();
      if (parts.holds.has(name)) await chooseFolder(parts);
      return;
    case 'disk-full':
      await parts.holdKeeper.probe();
      return;
    case 'proxy-login':
      if (proxyAccount(parts.settings.current) === null) parts.showSettings();
      else if (!(await parts.proxyLogin.readAgain())) parts.secretWindows.proxy.open();
      return;
    case 'proxy-unreachable':
    case 'offline':
      parts.lookSoon();
      return;
    case 'gateway-moved':
      await switchGateway(parts);
  }
}

/** The key stays behind: the new address asks for one of its own. */
async function switchGateway(parts: HandlerParts): Promise<void> {
  const subject = parts.holds.get('gateway-moved')?.subject ?? null;
  const reading = subject === null ? null : readBaseUrl(subject);
  if (reading?.ok !== true) return;
  const words = parts.words();
  const agrees = await askPerson(parts.page.browserWindow, {
    title: words('dialog.gatewayMoved.title'),
    body: words('dialog.gatewayMoved.body', { url: reading.url }),
    yes: words('dialog.gatewayMoved.button', { host: reading.origin }),
    no: words('dialog.cancel'),
  });
  if (agrees) await parts.settings.change({ baseUrl: reading.url });
  // The next look at the old address says whether it still sends elsewhere.
  else parts.holds.lift('gateway-moved');
}
