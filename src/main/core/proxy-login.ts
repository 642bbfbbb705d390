import type { ProxyPasswordView } from '../../shared/app-view';
import { readProxyUrl } from '../../shared/proxy-url';
import type { Settings } from '../../shared/settings';
import type { KeyVault } from './ports/key-vault';

interface Kept {
  /** Null when the keychain has none. */
  readonly password: string | null;
  readonly storage: 'keychain' | 'session';
}

export interface ProxyLoginParts {
  readonly vault: KeyVault;
  readonly settings: () => Settings;
  readonly onSecret: (secret: string) => void;
}

/** The name under which the keychain keeps the password of a proxy; null when none is needed. */
export function proxyAccount({ proxyMode, proxyUrl, proxyUser }: Settings): string | null {
  if (proxyMode !== 'manual' || proxyUrl === null || proxyUser === null) return null;
  const reading = readProxyUrl(proxyUrl);
  return reading.ok ? `proxy ${proxyUser} ${reading.url}` : null;
}

/** Whether requests leave another way than before. */
export const isOtherProxy = (before: Settings, after: Settings): boolean =>
  before.proxyMode !== after.proxyMode ||
  before.proxyUrl !== after.proxyUrl ||
  before.proxyUser !== after.proxyUser;

/** Keeps the manual proxy's password: it is entered, used by the way out, and never shown again. */
export class ProxyLogin {
  private readonly kept = new Map<string, Kept>();
  private readonly readings = new Map<string, Promise<void>>();
  private readonly listeners: ((isNew: boolean) => void)[] = [];
  private changes = 0;

  constructor(private readonly parts: ProxyLoginParts) {}

  /** `isNew` when requests go out with another password from now on. */
  onChange(listener: (isNew: boolean) => void): void {
    this.listeners.push(listener);
  }

  /** Grows with every password entered or forgotten: connections made before do not count any more. */
  get version(): number {
    return this.changes;
  }

  /** What the window may know. */
  view(): ProxyPasswordView {
    const account = proxyAccount(this.parts.settings());
    const kept = account === null ? undefined : this.kept.get(account);
    if (kept === undefined) return 'unknown';
    return kept.password === null ? 'missing' : kept.storage;
  }

  /** The password of the proxy in force, read from the keychain once a run. */
  async password(): Promise<string | null> {
    const account = proxyAccount(this.parts.settings());
    if (account === null) return null;
    const reading = this.readings.get(account) ?? this.read(account);
    this.readings.set(account, reading);
    await reading;
    return this.kept.get(account)?.password ?? null;
  }

  /** Takes a password for the account that it was asked for. */
  async enter(password: string, account: string): Promise<void> {
    if (password === '' || account !== proxyAccount(this.parts.settings())) return;
    this.parts.onSecret(password);
    this.readings.set(account, Promise.resolve());
    this.keep(account, { password, storage: 'session' });
    const written = await this.parts.vault.write(account, password);
    const isStill = this.kept.get(account)?.password === password;
    if (written.ok && isStill) this.keep(account, { password, storage: 'keychain' }, false);
  }

  async forget(): Promise<void> {
    const account = proxyAccount(this.parts.settings());
    if (account === null) return;
    this.readings.set(account, Promise.resolve());
    this.keep(account, { password: null, storage: 'session' });
    await this.parts.vault.forget(account);
  }

  /** Asks the keychain once more, which a person may have unlocked; says whether it has a password now. */
  async readAgain(): Promise<boolean> {
    const account = proxyAccount(this.parts.settings());
    if (account === null) return false;
    const before = this.kept.get(account)?.password ?? null;
    if (before !== null) return false;
    this.kept.delete(account);
    this.readings.delete(account);
    if ((await this.password()) === null) return false;
    this.tell(true);
    return true;
  }

  private async read(account: string): Promise<void> {
    const answer = await this.parts.vault.read(account);
    // A person was quicker than the keychain.
    if (this.kept.has(account)) return;
    const password = answer.ok ? answer.value : null;
    if (password !== null) this.parts.onSecret(password);
    // A keychain that gave nothing is left alone until a person acts: it may ask for its own password.
    this.keep(account, { password, storage: 'keychain' }, false);
  }

  private keep(account: string, kept: Kept, isNew = true): void {
    this.kept.set(account, kept);
    this.tell(isNew);
  }

  private tell(isNew: boolean): void {
    if (isNew) this.changes += 1;
    for (const listener of this.listeners) listener(isNew);
  }
}
