import type { KeyCustody } from '../core/key-custody';
import { proxyAccount, type ProxyLogin } from '../core/proxy-login';
import type { SettingsKeeper } from '../core/settings-keeper';
import type { Settings } from '../../shared/settings';
import type { Words } from '../../shared/words/words-for';
import { KeyWindow } from './key-window';
import type { PageWindow } from './page-window';

export interface SecretWindowsParts {
  readonly pagesDirectory: string;
  readonly preloadDirectory: string;
  readonly page: PageWindow;
  readonly settings: SettingsKeeper;
  readonly words: () => Words;
  readonly language: () => string;
  readonly keys: Pick<KeyCustody, 'enter'>;
  readonly proxyLogin: Pick<ProxyLogin, 'enter'>;
}

/** The two windows that secrets are typed into: the service's key, and the proxy's password. */
export class SecretWindows {
  readonly key: KeyWindow;
  readonly proxy: KeyWindow;

  constructor(private readonly parts: SecretWindowsParts) {
    const { settings, words, keys, proxyLogin } = parts;
    const places = {
      pagesDirectory: parts.pagesDirectory,
      preloadDirectory: parts.preloadDirectory,
      parent: () => parts.page.browserWindow,
    };
    const look = (): { language: string; theme: string } => ({
      language: parts.language(),
      theme: settings.current.theme,
    });
    this.key = new KeyWindow({
      ...{ ...places, purpose: 'key' },
      appearance: () => ({
        ...{ ...look(), title: words()('window.keyTitle') },
        origin: settings.address.origin,
      }),
      onKey: (text, origin) => void keys.enter(text, origin),
    });
    this.proxy = new KeyWindow({
      ...{ ...places, purpose: 'proxy' },
      appearance: () => ({
        ...{ ...look(), title: words()('proxyWindow.title') },
        origin: proxyName(settings.current),
      }),
      onKey: (text, shownFor) => void proxyLogin.enter(text, `proxy ${shownFor}`),
    });
  }

  /** Closes what asks for a secret of an address that is not in force any more. */
  settingsChanged(): void {
    const { settings } = this.parts;
    this.key.closeUnlessFor(settings.address.origin);
    this.proxy.closeUnlessFor(proxyName(settings.current));
  }
}

/** With the user's name: a password is one account's. */
const proxyName = (settings: Settings): string =>
  proxyAccount(settings)?.replace(/^proxy /, '') ?? '';
