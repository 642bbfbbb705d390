import type { Transfer } from '../../../shared/task';
import type { Clock } from '../ports/clock';

interface Running {
  receivedBytes: number;
  totalBytes: number | null;
  markBytes: number;
  markMs: number;
  bytesPerSecond: number | null;
}

/** A speed is told over stretches of this length; shorter ones jump about. */
const stretchMs = 1_000;

/** Byte counts of running downloads: memory only, the part on disk knows its own length. */
export class Transfers {
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly clock: Clock,
    private readonly onMove: (taskId: string) => void,
  ) {}

  begin(taskId: string, receivedBytes: number, totalBytes: number | null): void {
    this.running.set(taskId, {
      receivedBytes,
      totalBytes,
      markBytes: receivedBytes,
      markMs: this.clock.monotonicMs(),
      bytesPerSecond: null,
    });
    this.onMove(taskId);
  }

  move(taskId: string, receivedBytes: number): void {
    const running = this.running.get(taskId);
    if (running === undefined) return;
    running.receivedBytes = receivedBytes;
    const elapsedMs = this.clock.monotonicMs() - running.markMs;
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
}
