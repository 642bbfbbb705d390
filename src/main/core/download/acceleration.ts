import type { PartFile } from '../ports/file-drop';
import type { DownloadParts } from './download-parts';
import { Lanes } from './lanes';
import type { FetchMemory } from './fetch-memory';
import type { PartJob } from './part-end';

const mostLanes = 4;
/** To one host at a time, of all downloads together. */
const mostConnections = 8;
const stretchMs = 1_000;
const trialMs = 1_500;
/** A download that ends sooner gains nothing worth three more requests. */
const worthwhileMs = 4_000;
/** Faster than this, a single connection is not what holds the download back. */
const fastBytesPerSecond = 60_000_000;
const worthwhileGain = 1.3;
/** How much of a lane's time one request should last. */
const pieceMs = 8_000;
/** Long enough that the first stream still runs when the trial ends. */
const frontMs = 2_500;

/**
 * Watches one stream, opens more connections to the same result when it is slow, and keeps them only
 * if together they bring clearly more: a server that is slow by connection, not a line that is full.
 */
export class Acceleration {
  lanes: Lanes | null = null;
  private markMs: number;
  private markBytes: number;
  private soloBytesPerSecond = 0;
  private isDecided = false;

  constructor(
    private readonly parts: DownloadParts,
    private readonly job: PartJob,
    private readonly file: PartFile,
    private readonly totalBytes: number,
    private readonly memory: FetchMemory,
  ) {
    this.markMs = parts.clock.monotonicMs();
    this.markBytes = file.size;
  }

  /** To be called after each chunk of the stream. */
  async afterChunk(): Promise<void> {
    const elapsedMs = this.parts.clock.monotonicMs() - this.markMs;
    if (this.isDecided || elapsedMs < (this.lanes === null ? stretchMs : trialMs)) return;
    const bytes = this.file.size + (this.lanes?.bytesAhead ?? 0);
    const bytesPerSecond = ((bytes - this.markBytes) * 1_000) / elapsedMs;
    this.markMs += elapsedMs;
    this.markBytes = bytes;
    if (this.lanes === null) this.consider(bytesPerSecond);
    else await this.decide(this.lanes, bytesPerSecond);
  }

  private consider(bytesPerSecond: number): void {
    const { parts, totalBytes } = this;
    const free = mostConnections - parts.transfers.count - parts.lanesOpen;
    const count = Math.min(mostLanes - 1, free);
    const leftMs = ((totalBytes - this.file.size) * 1_000) / Math.max(1, bytesPerSecond);
    const isSlow = leftMs > worthwhileMs && bytesPerSecond < fastBytesPerSecond;
    if (!isSlow || count < 1 || parts.speed.isOn) return;
    this.soloBytesPerSecond = bytesPerSecond;
    const pieceBytes = Math.ceil((bytesPerSecond * pieceMs) / 1_000);
    const frontBytes = Math.ceil((bytesPerSecond * frontMs) / 1_000);
    this.lanes = new Lanes(parts, this.job, this.file, totalBytes, pieceBytes, frontBytes);
    this.lanes.start(count);
  }

  private async decide(lanes: Lanes, bytesPerSecond: number): Promise<void> {
    this.isDecided = true;
    if (bytesPerSecond >= this.soloBytesPerSecond * worthwhileGain) return;
    this.lanes = null;
    this.memory.mayUseLanes = false;
    await lanes.end();
  }
}
