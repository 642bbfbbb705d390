import type { UpdateOffReason, UpdateStage, UpdateView } from '../../../shared/update';
import type { Cancel, Clock, Dice } from '../ports/clock';
import type { Log } from '../ports/log';
import type { UpdateFailure, Updater } from '../ports/updater';

export interface UpdateDeskParts {
  readonly updater: Updater;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  /** Whether the person wants the app to look by itself. */
  readonly isWanted: () => boolean;
  /** Whether results are being downloaded: a restart would cut them. */
  readonly isDownloading: () => boolean;
  /** Ends everything else in good order, so that the update may take this process's place. */
  readonly closeApp: () => Promise<void>;
  /** Starts this version again after `closeApp`, when the update did not take its place. */
  readonly startAgain: () => void;
  readonly onChange: () => void;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Not at the start itself, which belongs to the work, and not for everybody at the same moment. */
const firstLook = { low: 2 * minuteMs, high: 10 * minuteMs } as const;
const nextLook = { low: 22 * hourMs, high: 26 * hourMs } as const;
/** How often a restart that waits for downloads looks whether they have ended. */
const busyLookMs = 1_000;

/** Finds newer versions, and takes one when the person says so and nothing is being downloaded. */
export class UpdateDesk {
  private off: UpdateOffReason | null = 'own-build';
  private stage: UpdateStage = { name: 'idle' };
  private isTold = false;
  /** The version that the person put off. */
  private putOff: string | null = null;
  private cancelLook: Cancel | null = null;
  private cancelWait: Cancel | null = null;

  constructor(private readonly parts: UpdateDeskParts) {}

  view(): UpdateView {
    return { off: this.off, stage: this.stage, isTold: this.isTold };
  }

  /** `off` is what the facts of this installation say. */
  begin(off: UpdateOffReason | null): void {
    this.off = off;
    this.parts.onChange();
    this.schedule(firstLook);
  }

  /** The setting may have changed. */
  settingChanged(): void {
    const isScheduled = this.cancelLook !== null;
    if (isScheduled !== this.parts.isWanted()) this.schedule(firstLook);
  }

  /** A person asks, and is told whatever comes of it. */
  async check(): Promise<void> {
    if (this.off !== null) return this.tell({ name: 'off', why: this.off });
    // What is known already, or under way, is the answer.
    if (!this.mayLook()) return this.tell(this.stage);
    this.tell({ name: 'checking' });
    await this.look(true);
  }

  /** Takes the version that was found. */
  async fetch(): Promise<void> {
    if (this.stage.name !== 'found') return;
    const { version } = this.stage;
    this.tell({ name: 'fetching', version, percent: 0 });
    const outcome = await this.parts.updater.fetch((percent) => {
      if (this.stage.name !== 'fetching' || Math.floor(percent) <= this.stage.percent) return;
      this.show({ name: 'fetching', version, percent: Math.floor(percent) });
    });
    if (outcome.kind === 'ready') this.tell({ name: 'ready', version });
    else this.tell(this.failure(outcome));
  }

  /** Takes the new version's place for this one, as soon as nothing is being downloaded. */
  restart(): void {
    if (this.stage.name !== 'ready') return;
    this.tell({ name: 'waiting', version: this.stage.version });
    this.restartWhenIdle();
  }

  /** Not now: quiet until the next start, or until the person asks. */
  later(): void {
    this.cancelWait?.();
    this.cancelWait = null;
    this.isTold = false;
    const { stage } = this;
    if (stage.name === 'waiting') this.stage = { name: 'ready', version: stage.version };
    else if (stage.name === 'found') this.putOff = stage.version;
    else if (stage.name !== 'fetching' && stage.name !== 'ready') this.stage = { name: 'idle' };
    this.parts.onChange();
  }

  close(): void {
    this.cancelLook?.();
    this.cancelWait?.();
  }

  private schedule({ low, high }: { readonly low: number; readonly high: number }): void {
    this.cancelLook?.();
    this.cancelLook = null;
    if (this.off !== null || !this.parts.isWanted()) return;
    this.cancelLook = this.parts.clock.after(this.parts.dice.between(low, high), () => {
      this.schedule(nextLook);
      if (this.mayLook()) void this.look(false);
    });
  }

  private mayLook(): boolean {
    return !['checking', 'fetching', 'ready', 'waiting'].includes(this.stage.name);
  }

  private async look(isAsked: boolean): Promise<void> {
    const outcome = await this.parts.updater.check();
    // Meanwhile the person took the version that an earlier look found.
    if (this.stage.name !== 'checking' && !this.mayLook()) return;
    const isStillAsked = isAsked || this.stage.name === 'checking';
    if (outcome.kind === 'newer') {
      const { version } = outcome;
      if (isStillAsked || version !== this.putOff) this.tell({ name: 'found', version });
    } else if (outcome.kind === 'failed') {
      const failed = this.failure(outcome);
      if (isStillAsked) this.tell(failed);
    } else if (isStillAsked) this.tell({ name: 'current' });
  }

  private failure({ trouble, detail }: UpdateFailure): UpdateStage {
    this.parts.log.warn('no update', { trouble, detail });
    return { name: 'failed', trouble };
  }

  private restartWhenIdle(): void {
    if (this.parts.isDownloading()) {
      this.cancelWait = this.parts.clock.after(busyLookMs, () => this.restartWhenIdle());
      return;
    }
    this.cancelWait = null;
    void this.install();
  }

  private async install(): Promise<void> {
    this.parts.log.info('the app ends for its update');
    await this.parts.closeApp();
    const { trouble, detail } = await this.parts.updater.install();
    this.parts.log.error('the update did not take its place', { trouble, detail });
    this.parts.startAgain();
  }

  private tell(stage: UpdateStage): void {
    this.isTold = true;
    this.show(stage);
  }

  private show(stage: UpdateStage): void {
    this.stage = stage;
    this.parts.onChange();
  }
}
