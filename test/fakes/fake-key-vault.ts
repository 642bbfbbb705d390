import type { KeyVault, VaultAnswer, VaultTrouble } from '../../src/main/core/ports/key-vault';

/** A keychain in memory that can be told to fail. */
export class FakeKeyVault implements KeyVault {
  /** When set, every request is answered so. */
  trouble: VaultTrouble | null = null;
  readonly kept = new Map<string, string>();
  readCount = 0;

  read(origin: string): Promise<VaultAnswer<string | null>> {
    this.readCount += 1;
    return this.#answer(() => this.kept.get(origin) ?? null);
  }

  write(origin: string, key: string): Promise<VaultAnswer<null>> {
    return this.#answer(() => {
      this.kept.set(origin, key);
      return null;
    });
  }

  forget(origin: string): Promise<VaultAnswer<null>> {
    return this.#answer(() => {
      this.kept.delete(origin);
      return null;
    });
  }

  #answer<T>(act: () => T): Promise<VaultAnswer<T>> {
    const { trouble } = this;
    if (trouble !== null) {
      return Promise.resolve({ ok: false, trouble, detail: `the fake was told: ${trouble}` });
    }
    return Promise.resolve({ ok: true, value: act() });
  }
}
