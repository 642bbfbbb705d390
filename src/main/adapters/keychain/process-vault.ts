import type { Cancel, Clock } from '../../core/ports/clock';
import type { KeyVault, VaultAnswer, VaultTrouble } from '../../core/ports/key-vault';
import { keychainAnswerSchema, type KeychainRequest } from './keychain-protocol';
import { troubleOf } from './keychain-trouble';

/** A process of its own that serves the keychain. */
export interface KeychainProcess {
  postMessage(message: KeychainRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export interface ProcessVaultOptions {
  readonly start: () => KeychainProcess;
  readonly clock: Clock;
  /** A locked keychain may ask a person for its password before it answers. */
  readonly timeoutMs?: number;
  /** Longer, because a person may have to answer the keychain's prompt. */
  readonly writeTimeoutMs?: number;
  /** How long the process is kept for a next request. */
  readonly idleMs?: number;
}

export const keychainService = 'DimiLinks Desktop';

type Answer = VaultAnswer<string | null>;
type Settle = (answer: Answer) => void;
type Ask = { readonly act: 'read' | 'forget' } | { readonly act: 'write'; readonly key: string };

/** The keychain behind a process that can be killed: one that hangs must not hang the app. */
export class ProcessVault implements KeyVault {
  readonly #options: ProcessVaultOptions;
  readonly #waiting = new Map<number, Settle>();
  #process: KeychainProcess | null = null;
  #lastNumber = 0;
  #cancelIdle: Cancel = () => undefined;

  constructor(options: ProcessVaultOptions) {
    this.#options = options;
  }

  read(origin: string): Promise<VaultAnswer<string | null>> {
    return this.#ask(origin, { act: 'read' }, this.#options.timeoutMs ?? 60_000);
  }

  async write(origin: string, key: string): Promise<VaultAnswer<null>> {
    const timeoutMs = this.#options.writeTimeoutMs ?? 60_000;
    return withoutValue(await this.#ask(origin, { act: 'write', key }, timeoutMs));
  }

  async forget(origin: string): Promise<VaultAnswer<null>> {
    const timeoutMs = this.#options.timeoutMs ?? 60_000;
    return withoutValue(await this.#ask(origin, { act: 'forget' }, timeoutMs));
  }

  /** Ends the process now; what is still asked is answered as slow. */
  end(): void {
    this.#drop('slow', 'the app ended the keychain process');
  }

  #ask(account: string, ask: Ask, timeoutMs: number): Promise<Answer> {
    this.#cancelIdle();
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return new Promise((resolve) => {
      const cancelTimeout = this.#options.clock.after(timeoutMs, () => {
        this.#drop('slow', `no answer within ${timeoutMs} ms`);
      });
      this.#waiting.set(number, (answer) => {
        cancelTimeout();
        resolve(answer);
      });
      try {
        this.#process ??= this.#started();
        this.#process.postMessage({ ...ask, number, service: keychainService, account });
      } catch (error) {
        this.#drop('refused', error instanceof Error ? error.message : 'no process');
      }
    });
  }

  #started(): KeychainProcess {
    const started = this.#options.start();
    // A process that was given up may still speak; only the present one is listened to.
    started.onMessage((message) => {
      if (started === this.#process) this.#receive(message);
    });
    started.onExit(() => {
      if (started === this.#process) this.#drop('refused', 'the keychain process ended');
    });
    return started;
  }

  #receive(message: unknown): void {
    const parsed = keychainAnswerSchema.safeParse(message);
    if (!parsed.success) {
      this.#drop('refused', 'an answer that means nothing');
      return;
    }
    const answer = parsed.data;
    const settle = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    settle?.(
      answer.ok
        ? { ok: true, value: answer.value }
        : { ok: false, trouble: troubleOf(answer.text), detail: answer.text.slice(0, 300) },
    );
    if (this.#waiting.size === 0) this.#endWhenIdle();
  }

  #endWhenIdle(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#options.clock.after(this.#options.idleMs ?? 10_000, () => this.end());
  }

  /** Gives the process up, and with it everything that was asked of it. */
  #drop(trouble: VaultTrouble, detail: string): void {
    this.#cancelIdle();
    const dropped = this.#process;
    this.#process = null;
    dropped?.kill();
    const settles = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const settle of settles) settle({ ok: false, trouble, detail });
  }
}

const withoutValue = (answer: Answer): VaultAnswer<null> =>
  answer.ok ? { ok: true, value: null } : answer;
