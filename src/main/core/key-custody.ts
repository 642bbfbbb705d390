import type { KeyView } from '../../shared/app-view';
import { readKey } from '../../shared/key-rules';
import type { HoldBoard } from './hold-board';
import type { Credentials, Gateway, Stopper } from './ports/gateway';
import type { KeyVault, VaultTrouble } from './ports/key-vault';

export interface KeyCustodyParts {
  readonly vault: KeyVault;
  readonly gateway: Gateway;
  readonly holds: HoldBoard;
  readonly nowMs: () => number;
  readonly newStopper: () => Stopper;
  /** The address in force and its origin. */
  readonly gatewayAddress: () => { readonly url: string; readonly origin: string };
  /** Tells the log's redactor what must never be written. */
  readonly onSecret: (key: string) => void;
  readonly savedAt: {
    get(origin: string): number | null;
    set(origin: string, atMs: number | null): void;
  };
}

interface HeldKey {
  readonly key: string;
  readonly storage: 'keychain' | 'session' | 'environment';
}

const troubleInView: Record<VaultTrouble, NonNullable<KeyView['trouble']>> = {
  missing: 'no-keychain',
  locked: 'keychain-locked',
  refused: 'keychain-refused',
  slow: 'keychain-slow',
  'too-long': 'keychain-too-small',
};

/** Holds the key of each origin; it leaves here only as credentials for requests to that origin. */
export class KeyCustody {
  private readonly held = new Map<string, HeldKey>();
  private readonly rejected = new Set<string>();
  private readonly readings = new Map<string, Promise<void>>();
  private trouble: KeyView['trouble'] = null;
  private isTrying = false;
  private readonly listeners: (() => void)[] = [];

  /** `environmentKey` counts for the origin in force at start, and for this run only. */
  constructor(
    private readonly parts: KeyCustodyParts,
    environmentKey: string | null,
  ) {
    const key = environmentKey === null ? null : readKey(environmentKey);
    if (key === null) return;
    parts.onSecret(key);
    this.held.set(parts.gatewayAddress().origin, { key, storage: 'environment' });
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** What the window may know. */
  view(): KeyView {
    const { origin } = this.parts.gatewayAddress();
    const held = this.held.get(origin);
    const isInKeychain = held?.storage === 'keychain';
    return {
      status: this.status(origin),
      storage: held?.storage ?? null,
      savedAtMs: isInKeychain ? this.parts.savedAt.get(origin) : null,
      trouble: this.trouble,
    };
  }

  /** What a request needs, reading the keychain once; null raises the hold that says what is missing. */
  async credentials(): Promise<Credentials | null> {
    const { url, origin } = this.parts.gatewayAddress();
    await this.readOnce(origin);
    const held = this.held.get(origin);
    // The address may have changed while the keychain was asked.
    if (this.parts.gatewayAddress().origin !== origin) return null;
    if (held === undefined) {
      if (!this.parts.holds.has('keychain-locked')) this.parts.holds.raise('no-key');
      return null;
    }
    return { baseUrl: url, key: held.key };
  }

  /** Whether a request sent now would go out with the same key to the same address. */
  isInForce({ baseUrl, key }: Credentials): boolean {
    const { url, origin } = this.parts.gatewayAddress();
    return url === baseUrl && this.held.get(origin)?.key === key;
  }

  /**
   * Takes a key from a person: checks its shape, keeps it, and tries it against the gateway. A key that
   * was meant for another origin than the one in force is not taken.
   */
  async enter(text: string, forOrigin?: string): Promise<void> {
    if (forOrigin !== undefined && forOrigin !== this.parts.gatewayAddress().origin) return;
    const key = readKey(text);
    if (key === null) {
      this.trouble = text.trim() === '' ? 'clipboard-empty' : 'bad-key';
      this.tell();
      return;
    }
    const { url, origin } = this.parts.gatewayAddress();
    this.parts.onSecret(key);
    this.held.set(origin, { key, storage: 'session' });
    this.readings.set(origin, Promise.resolve());
    this.trouble = null;
    // Side by side: a keychain that waits for a person must not keep the queue waiting.
    const stored = this.store(origin, key);
    await this.tryKey({ baseUrl: url, key }, origin);
    await stored;
  }

  /** Tries the key in force once more: an account that was topped up takes it again. */
  async tryAgain(): Promise<'accepted' | 'rejected'> {
    const { url, origin } = this.parts.gatewayAddress();
    const held = this.held.get(origin);
    if (held === undefined) return 'rejected';
    return this.tryKey({ baseUrl: url, key: held.key }, origin);
  }

  /** Asks the keychain once more to keep a key that is held in memory only. */
  async storeAgain(): Promise<void> {
    const { origin } = this.parts.gatewayAddress();
    const held = this.held.get(origin);
    if (held?.storage !== 'session') return;
    this.trouble = null;
    this.tell();
    await this.store(origin, held.key);
  }

  /** Removes the key of the origin in force from memory and from the keychain. */
  async forget(): Promise<void> {
    const { origin } = this.parts.gatewayAddress();
    this.held.delete(origin);
    this.rejected.delete(origin);
    this.readings.set(origin, Promise.resolve());
    this.parts.savedAt.set(origin, null);
    this.parts.holds.lift('key-rejected', 'access-denied', 'keychain-locked');
    this.parts.holds.raise('no-key');
    this.tell();
    const answer = await this.parts.vault.forget(origin);
    // The keychain may have waited for a person, who entered another key or went to another address meanwhile.
    if (this.held.has(origin) || this.parts.gatewayAddress().origin !== origin) return;
    this.trouble = answer.ok || answer.trouble === 'missing' ? null : troubleInView[answer.trouble];
    this.tell();
  }

  /** The gateway said that it does not take this key. */
  markRejected(): void {
    this.rejected.add(this.parts.gatewayAddress().origin);
    this.tell();
  }

  /** Reads the keychain again, after a person unlocked it or changed the address. */
  async readAgain(): Promise<void> {
    const { origin } = this.parts.gatewayAddress();
    if (!this.held.has(origin)) this.readings.delete(origin);
    this.trouble = null;
    this.parts.holds.lift('no-key', 'key-rejected', 'access-denied', 'keychain-locked');
    if (this.rejected.has(origin)) this.parts.holds.raise('key-rejected');
    const credentials = await this.credentials();
    // A request that was waiting for an older reading may have raised it again.
    if (credentials !== null) this.parts.holds.lift('no-key', 'keychain-locked');
    this.tell();
  }

  private async tryKey(credentials: Credentials, origin: string): Promise<'accepted' | 'rejected'> {
    this.rejected.delete(origin);
    this.isTrying = true;
    this.tell();
    const { signal } = this.parts.newStopper();
    const verdict = await this.parts.gateway.tryKey(credentials, signal);
    this.isTrying = false;
    if (this.held.get(origin)?.key !== credentials.key) return 'rejected';
    if (verdict === 'rejected') this.rejected.add(origin);
    // When the address changed meanwhile, the holds speak of the other one now.
    if (this.parts.gatewayAddress().origin === origin) {
      if (verdict === 'rejected') this.parts.holds.raise('key-rejected');
      else this.parts.holds.lift('no-key', 'key-rejected', 'access-denied', 'keychain-locked');
    }
    this.tell();
    return verdict === 'rejected' ? 'rejected' : 'accepted';
  }

  private status(origin: string): KeyView['status'] {
    if (this.isTrying) return 'checking';
    if (this.rejected.has(origin)) return 'rejected';
    if (this.held.has(origin)) return 'ready';
    if (this.parts.holds.has('keychain-locked')) return 'locked';
    return this.readings.has(origin) ? 'missing' : 'unknown';
  }

  private readOnce(origin: string): Promise<void> {
    if (this.held.has(origin)) return Promise.resolve();
    const known = this.readings.get(origin);
    if (known !== undefined) return known;
    const isLatest = (): boolean => this.readings.get(origin) === reading;
    const reading: Promise<void> = this.read(origin, isLatest);
    this.readings.set(origin, reading);
    return reading;
  }

  private async read(origin: string, isLatest: () => boolean): Promise<void> {
    const answer = await this.parts.vault.read(origin);
    // A key that was entered or forgotten meanwhile outweighs what the keychain held.
    if (!isLatest()) return;
    if (answer.ok) {
      const key = answer.value === null ? null : readKey(answer.value);
      if (key !== null) {
        this.parts.onSecret(key);
        this.held.set(origin, { key, storage: 'keychain' });
      } else if (this.parts.savedAt.get(origin) !== null) {
        // A locked keyring that can ask nobody answers as if it had never held the key.
        this.parts.holds.raise('keychain-locked');
      }
    } else {
      this.trouble = troubleInView[answer.trouble];
      // Without any keychain there is nothing to unlock: the key has to be entered.
      if (answer.trouble !== 'missing') this.parts.holds.raise('keychain-locked');
    }
    this.tell();
  }

  private async store(origin: string, key: string): Promise<void> {
    const answer = await this.parts.vault.write(origin, key);
    if (this.held.get(origin)?.key !== key) {
      // Forgotten while it was being written: it must not stay behind.
      if (answer.ok && !this.held.has(origin)) await this.parts.vault.forget(origin);
      return;
    }
    if (answer.ok) {
      this.held.set(origin, { key, storage: 'keychain' });
      this.parts.savedAt.set(origin, this.parts.nowMs());
    } else {
      this.trouble = troubleInView[answer.trouble];
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
