import type { Cancel } from '../ports/clock';
import type { PartFile } from '../ports/file-drop';
import type { DownloadParts } from './download-parts';
import { Lanes } from './lanes';
import type { FetchMemory } from './fetch-memory';
import type { PartJob } from './part-end';

const mostLanes = 4;
/** To one host at a time, of all downloads together. */
const mostConnections = 8;
/** Two of these tell how fast one stream is, and whether it still gathers speed. */
const stretchMs = 250;
const gathersSpeedBy = 1.25;
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

interface Stretch {
  readonly bytes: number;
  readonly elapsedMs: number;
  /** How much of it went by while the disk, and not the sender, was waited for. */
  readonly ownMs: number;
}

/**
 * Watches one stream, opens more connections to the same result when it is slow, and keeps them only
 * if together they bring clearly more: a server that is slow by connection, not a line that is full.
 */
export class Acceleration {
  lanes: Lanes | null = null;
  private markMs: number;
  private markBytes: number;
  private ownMs = 0;
  private before: Stretch | null = null;
  private soloBytesPerSecond = 0;
  private isDecided = false;
  private cancelLook: Cancel;

  constructor(
    private readonly parts: DownloadParts,
    private readonly job: PartJob,
    private readonly file: PartFile,
    private readonly totalBytes: number,
    private readonly memory: FetchMemory,
  ) {
    this.markMs = parts.clock.monotonicMs();
    this.markBytes = file.size;
    this.cancelLook = this.lookLater();
  }

  /** To be called after each chunk of the stream, with how long it took to take it in. */
  async afterChunk(ownMs: number): Promise<void> {
    this.ownMs += ownMs;
    if (this.lanes === null || this.isDecided) return;
    const elapsedMs = this.parts.clock.monotonicMs() - this.markMs;
    if (elapsedMs >= trialMs) await this.decide(this.lanes, elapsedMs);
  }

  /** Opens no more connections; those that are open go on. */
  endLooking(): void {
    this.cancelLook();
  }

  /** By the clock, not by the chunks: a sender that is slow by connection may begin with a heap and a pause. */
  private lookLater(): Cancel {
    return this.parts.clock.after(stretchMs, () => {
      const latest = this.endStretch();
      if (this.before !== null) this.consider(this.before, latest);
      this.before = latest;
      if (this.lanes === null) this.cancelLook = this.lookLater();
    });
  }

  private endStretch(): Stretch {
    const nowMs = this.parts.clock.monotonicMs();
    const { size } = this.file;
    const { ownMs } = this;
    const stretch = { bytes: size - this.markBytes, elapsedMs: nowMs - this.markMs, ownMs };
    this.markMs = nowMs;
    this.markBytes = size;
    this.ownMs = 0;
    return stretch;
  }

  private consider(before: Stretch, latest: Stretch): void {
    const { parts, totalBytes } = this;
    const free = mostConnections - parts.transfers.count - parts.lanesOpen;
    const count = Math.min(mostLanes - 1, free);
    const bytes = before.bytes + latest.bytes;
    const elapsedMs = before.elapsedMs + latest.elapsedMs;
    const bytesPerSecond = (bytes * 1_000) / elapsedMs;
    const leftMs = ((totalBytes - this.file.size) * 1_000) / Math.max(1, bytesPerSecond);
    const isSlow = leftMs > worthwhileMs && bytesPerSecond < fastBytesPerSecond;
    const isGathering = latest.bytes > before.bytes * gathersSpeedBy;
    // A disk that is the slower one gains nothing by more connections.
    const isOurs = before.ownMs + latest.ownMs > elapsedMs / 2;
    if (!isSlow || isGathering || isOurs || bytes === 0 || count < 1 || parts.speed.isOn) return;
    this.soloBytesPerSecond = bytesPerSecond;
    const pieceBytes = Math.ceil((bytesPerSecond * pieceMs) / 1_000);
    const frontBytes = Math.ceil((bytesPerSecond * frontMs) / 1_000);
    this.lanes = new Lanes(parts, this.job, this.file, totalBytes, pieceBytes, frontBytes);
    this.lanes.start(count);
  }

  private async decide(lanes: Lanes, elapsedMs: number): Promise<void> {
    this.isDecided = true;
    const bytes = this.file.size + lanes.bytesAhead - this.markBytes;
    if ((bytes * 1_000) / elapsedMs >= this.soloBytesPerSecond * worthwhileGain) return;
    this.lanes = null;
    this.memory.mayUseLanes = false;
    await lanes.end();
  }
}
