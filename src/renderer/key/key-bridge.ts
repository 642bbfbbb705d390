/** What the key window's preload script puts into it. */
export interface KeyBridge {
  /** `key` or `proxy`. */
  readonly purpose: string;
  readonly language: string;
  readonly theme: string;
  /** The only address the key will be sent to. */
  readonly origin: string;
  submit(key: string): void;
  cancel(): void;
}

declare global {
  interface Window {
    readonly dimilinksKey: KeyBridge;
  }
}
