import type { AbortSignalLike } from './ports/gateway';

/** What comes, or null as soon as nobody wants it any more: a keychain may wait for a person. */
export function unlessStopped<T>(
  coming: Promise<T | null>,
  signal: AbortSignalLike,
): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      signal.removeEventListener('abort', stop);
      resolve(null);
    };
    signal.addEventListener('abort', stop);
    coming.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
