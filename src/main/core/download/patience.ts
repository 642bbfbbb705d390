import type { Trouble } from '../ports/gateway';
import type { DownloadParts } from './download-parts';
import { failed, type PartEnd, type PartJob } from './part-end';

const mostWithoutNewBytes = 5;
const mostNotReady = 4;
const longestWaitMs = 30_000;
const longestServerWaitMs = 300_000;
/** A cut after new bytes is normal: a proxy in front ends every transfer at 60 s. */
const waitAfterCutMs = 500;

interface Manner {
  /** The status route is asked after the first refusal already. */
  readonly looksAtOnce?: boolean;
  /** How long the service asked to be left alone. */
  readonly retryAfterMs?: number | null;
}

/** Decides, after each attempt that did not end in a whole file, whether and when to try again. */
export class Patience {
  private mostBytes = 0;
  private withoutNewBytes = 0;
  private notReady = 0;
  private slowDowns = 0;

  constructor(
    private readonly parts: DownloadParts,
    private readonly job: PartJob,
  ) {}

  /** Bytes found on disk before an attempt are not new. */
  sees(sizeBytes: number): void {
    this.mostBytes = Math.max(this.mostBytes, sizeBytes);
  }

  async afterCut(sizeBytes: number, code: string): Promise<PartEnd | 'again'> {
    if (sizeBytes <= this.mostBytes) return this.afterNothingNew(code);
    this.mostBytes = sizeBytes;
    this.withoutNewBytes = 0;
    await this.parts.wait(waitAfterCutMs, this.job.signal);
    return 'again';
  }

  async afterNothingNew(detail: string): Promise<PartEnd | 'again'> {
    this.withoutNewBytes += 1;
    if (this.withoutNewBytes >= mostWithoutNewBytes) return failed('no-progress', null, detail);
    await this.waitLonger(this.withoutNewBytes);
    return 'again';
  }

  async afterNotReady(): Promise<PartEnd | 'again'> {
    this.notReady += 1;
    if (this.notReady > mostNotReady) return { kind: 'withdrawn' };
    await this.waitLonger(this.notReady);
    return 'again';
  }

  async afterTrouble(trouble: Trouble): Promise<PartEnd | 'again'> {
    switch (trouble.kind) {
      case 'slow-down':
        this.parts.desk.report(trouble);
        this.slowDowns += 1;
        await this.waitLonger(this.slowDowns);
        return 'again';
      case 'moved':
        this.parts.desk.report(trouble);
        return { kind: 'stopped' };
      case 'key-rejected':
      case 'access-denied':
        // Content may be refused while the key is good: the status route has the last word.
        return this.unlessServiceIsDown(trouble.message, trouble.kind, { looksAtOnce: true });
      case 'unavailable':
        return this.unlessServiceIsDown(trouble.message, `HTTP ${trouble.status ?? '?'}`, {
          retryAfterMs: trouble.retryAfterMs,
        });
      case 'unreachable':
        return this.unlessServiceIsDown(null, trouble.code, {});
    }
  }

  /** Only a service that answers for the task, yet not for its result, has lost the result. */
  private async unlessServiceIsDown(
    message: string | null,
    detail: string,
    { looksAtOnce = false, retryAfterMs = null }: Manner,
  ): Promise<PartEnd | 'again'> {
    this.withoutNewBytes += 1;
    const isLast = this.withoutNewBytes >= mostWithoutNewBytes;
    if (isLast || (looksAtOnce && this.withoutNewBytes === 1)) {
      const verdict = await this.parts.lookAtTask(this.job);
      if (verdict === 'held') return { kind: 'stopped' };
      if (verdict === 'running') return { kind: 'withdrawn' };
      if (verdict === 'service-down') this.withoutNewBytes = mostWithoutNewBytes - 1;
      else if (isLast) {
        return failed('result-unavailable', message && this.parts.clean(message), detail);
      }
    }
    await this.waitLonger(this.withoutNewBytes, retryAfterMs);
    return this.job.signal.aborted ? { kind: 'stopped' } : 'again';
  }

  private waitLonger(times: number, askedMs: number | null = null): Promise<void> {
    const ownMs = Math.min(longestWaitMs, 1_000 * 2 ** (times - 1));
    const waitMs = ownMs * this.parts.dice.between(0.5, 1);
    const asked = Math.min(askedMs ?? 0, longestServerWaitMs);
    return this.parts.wait(Math.max(waitMs, asked), this.job.signal);
  }
}
