import type { Clock } from './ports/clock';
import type { Log } from './ports/log';

export interface CloseStep {
  readonly name: string;
  readonly act: () => void | Promise<void>;
}

/** Ends one thing after the other; a step that fails stops no other, and all of them get `limitMs`. */
export async function closeInOrder(
  steps: readonly CloseStep[],
  limitMs: number,
  clock: Clock,
  log: Log,
): Promise<void> {
  let under = '';
  let isLate = false;
  const all = async (): Promise<void> => {
    for (const { name, act } of steps) {
      if (isLate) return;
      under = name;
      try {
        await act();
      } catch (error) {
        log.error('something could not be closed', { name, error: String(error) });
      }
    }
  };
  await new Promise<void>((resolve) => {
    const cancelLimit = clock.after(limitMs, () => {
      isLate = true;
      log.error('closing took too long', { name: under });
      resolve();
    });
    void all().then(() => {
      cancelLimit();
      resolve();
    });
  });
}
