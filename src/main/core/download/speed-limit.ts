import type { Clock } from '../ports/clock';
import type { AbortSignalLike } from '../ports/gateway';

const slicesPerSecond = 4;
const shortestSliceBytes = 1_000;

/** Holds back all downloads together to so many bytes per second; reading less is what slows the sender. */
export class SpeedLimit {
  private bytesPerSecond: number | null = null;
  private nextFreeMs = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  get isOn(): boolean {
    return this.bytesPerSecond !== null;
  }

  /** A change holds at once, also for those that wait already. */
  set(bytesPerSecond: number | null): void {
    if (bytesPerSecond === this.bytesPerSecond) return;
    this.bytesPerSecond = bytesPerSecond;
    this.nextFreeMs = 0;
    for (const go of [...this.waiting]) go();
  }

  /** The chunk in pieces small enough that the bytes flow rather than come in heaps. */
  *slices(chunk: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < chunk.length;) {
      const most =
        this.bytesPerSecond === null ? chunk.length : this.bytesPerSecond / slicesPerSecond;
      const slice = chunk.subarray(at, at + Math.max(shortestSliceBytes, Math.floor(most)));
      at += slice.length;
      yield slice;
    }
  }

  /** Resolves when so many bytes may count as received, or when the work is stopped. */
  async take(bytes: number, signal: AbortSignalLike): Promise<void> {
    if (this.bytesPerSecond === null || signal.aborted) return;
    const nowMs = this.clock.monotonicMs();
    this.nextFreeMs = Math.max(nowMs, this.nextFreeMs) + (bytes * 1_000) / this.bytesPerSecond;
    const waitMs = this.nextFreeMs - nowMs;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        cancel();
        signal.removeEventListener('abort', go);
        this.waiting.delete(go);
        resolve();
      };
      const cancel = this.clock.after(waitMs, go);
      signal.addEventListener('abort', go);
      this.waiting.add(go);
    });
  }
}
