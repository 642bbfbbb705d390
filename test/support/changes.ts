/** Waits for conditions that can only come true with a change that somebody tells of. */
export class Changes {
  readonly #watchers = new Set<() => void>();

  /** `found` says how things stand, for the error of a wait in vain. */
  constructor(private readonly found: () => string) {}

  happened(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** What `read` gives as soon as it is not null; rejects with what it throws, and after fifteen seconds. */
  until<Value>(what: string, read: () => Value | null): Promise<Value> {
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        clearTimeout(limit);
        this.#watchers.delete(watcher);
        act();
      };
      const watcher = (): void => {
        try {
          const value = read();
          if (value !== null) end(() => resolve(value));
        } catch (error) {
          end(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      };
      const limit = setTimeout(() => {
        end(() => reject(new Error(`No ${what}, but ${this.found()}`)));
      }, 15_000);
      this.#watchers.add(watcher);
      watcher();
    });
  }
}
