/** Why the operating system's keychain did not do what was asked. */
export type VaultTrouble = 'missing' | 'locked' | 'refused' | 'slow' | 'too-long';

export type VaultAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: VaultTrouble; readonly detail: string };

/** The operating system's keychain; one entry per origin. Never throws, never hangs. */
export interface KeyVault {
  read(origin: string): Promise<VaultAnswer<string | null>>;
  write(origin: string, key: string): Promise<VaultAnswer<null>>;
  forget(origin: string): Promise<VaultAnswer<null>>;
}
