import type { AppUpdater } from 'electron-updater';
import { readProxyUrl } from '../../shared/proxy-url';
import type { Settings } from '../../shared/settings';

type ProxySettings = Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyUser'>;

/** The library that takes updates, and the way that its requests take. */
export class UpdaterWay {
  /** A proxy that turned the login away would be given it for ever. */
  private isLoginGiven = false;

  constructor(
    private readonly settings: () => ProxySettings,
    private readonly password: () => Promise<string | null>,
  ) {}

  /** Read from the disk only now: start-up does not pay for it. */
  async load(): Promise<AppUpdater> {
    const { autoUpdater } = await import('electron-updater');
    autoUpdater.signals.login((info: unknown, answer) => {
      void this.loginFor(info).then((login) => {
        if (login !== null) answer(login.user, login.password);
        // Electron takes a call without arguments for a refusal, which the library's type leaves out.
        else (answer as () => void)();
      });
    });
    return autoUpdater;
  }

  /** Sends what comes next the way that the settings name. */
  async take({ netSession }: AppUpdater): Promise<void> {
    this.isLoginGiven = false;
    await netSession.setProxy(proxyConfigOf(this.settings()));
    // Connections of another way must not be used again.
    await netSession.closeAllConnections();
  }

  /** A feed that wants a login gets none; the proxy in force gets its own. */
  private async loginFor(
    info: unknown,
  ): Promise<{ readonly user: string; readonly password: string } | null> {
    const { proxyMode, proxyUser } = this.settings();
    if (!isProxy(info) || proxyMode !== 'manual' || proxyUser === null) return null;
    if (this.isLoginGiven) return null;
    this.isLoginGiven = true;
    const password = await this.password();
    return password === null ? null : { user: proxyUser, password };
  }
}

/** The settings in Chromium's words. */
function proxyConfigOf({ proxyMode, proxyUrl }: ProxySettings): Electron.ProxyConfig {
  const reading = proxyMode === 'manual' && proxyUrl !== null ? readProxyUrl(proxyUrl) : null;
  if (reading?.ok === true) return { mode: 'fixed_servers', proxyRules: reading.url };
  return { mode: proxyMode === 'system' ? 'system' : 'direct' };
}

const isProxy = (info: unknown): boolean =>
  typeof info === 'object' && info !== null && Reflect.get(info, 'isProxy') === true;
