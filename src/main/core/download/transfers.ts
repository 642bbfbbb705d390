import type { Transfer } from '../../../shared/task';
import type { Cancel, Clock } from '../ports/clock';

interface Running {
  receivedBytes: number;
  totalBytes: number | null;
  markBytes: number;
  markMs: number;
  movedMs: number;
  bytesPerSecond: number | null;
  cancelWait: Cancel;
}

/** A speed is told over stretches of this length; shorter ones jump about. */
const stretchMs = 1_000;
/** After this long without a byte, an earlier speed is no news. */
const stillMs = 5_000;

/** Byte counts of running downloads: memory only, the part on disk knows its own length. */
export class Transfers {
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly clock: Clock,
    private readonly onMove: (taskId: string) => void,
  ) {}

  begin(taskId: string, receivedBytes: number, totalBytes: number | null): void {
    const nowMs = this.clock.monotonicMs();
    this.running.get(taskId)?.cancelWait();
    this.running.set(taskId, {
      receivedBytes,
      totalBytes,
      markBytes: receivedBytes,
      markMs: nowMs,
      movedMs: nowMs,
      bytesPerSecond: null,
      cancelWait: this.clock.after(stillMs, () => this.noteStill(taskId)),
    });
    this.onMove(taskId);
  }

  move(taskId: string, receivedBytes: number): void {
    const running = this.running.get(taskId);
    if (running === undefined) return;
    const nowMs = this.clock.monotonicMs();
    // The standstill is over; it says nothing of the speed since.
    if (nowMs - running.movedMs >= stillMs) {
      running.markBytes = receivedBytes;
      running.markMs = nowMs;
    }
    running.receivedBytes = receivedBytes;
    running.movedMs = nowMs;
    const elapsedMs = nowMs - running.markMs;
    if (elapsedMs >= stretchMs) {
      const latest = ((receivedBytes - running.markBytes) * 1_000) / elapsedMs;
      const before = running.bytesPerSecond;
      running.bytesPerSecond = before === null ? latest : before * 0.6 + latest * 0.4;
      running.markBytes = receivedBytes;
      running.markMs += elapsedMs;
    }
    this.onMove(taskId);
  }

  end(taskId: string): void {
    this.running.get(taskId)?.cancelWait();
    if (this.running.delete(taskId)) this.onMove(taskId);
  }

  /** How many transfers run now. */
  get count(): number {
    return this.running.size;
  }

  get(taskId: string): Transfer | null {
    const running = this.running.get(taskId);
    if (running === undefined) return null;
    const { receivedBytes, totalBytes, bytesPerSecond } = running;
    return { receivedBytes, totalBytes, bytesPerSecond };
  }

  /** One timer for a stretch rather than one a chunk. */
  private noteStill(taskId: string): void {
    const running = this.running.get(taskId);
    if (running === undefined) return;
    const stillForMs = this.clock.monotonicMs() - running.movedMs;
    const isStill = stillForMs >= stillMs;
    running.cancelWait = this.clock.after(isStill ? stillMs : stillMs - stillForMs, () =>
      this.noteStill(taskId),
    );
    if (!isStill || running.bytesPerSecond === null) return;
    running.bytesPerSecond = null;
    this.onMove(taskId);
  }
}
