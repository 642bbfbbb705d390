import type {
  CheckOutcome,
  FetchOutcome,
  UpdateFailure,
  Updater,
} from '../../src/main/core/ports/updater';
import type { UpdateTrouble } from '../../src/shared/update';

/** A feed, and the app that takes from it, without either. */
export class FakeUpdater implements Updater {
  /** What the feed announces; null stands for the version that runs. */
  newest: string | null = null;
  feedTrouble: UpdateTrouble | null = null;
  fileTrouble: UpdateTrouble | null = null;
  installTrouble: UpdateTrouble | null = null;
  /** What a download says of itself on its way. */
  percents: readonly number[] = [50, 100];
  checks = 0;
  installs = 0;
  private isFound = false;
  private isFetched = false;

  check(): Promise<CheckOutcome> {
    this.checks += 1;
    if (this.feedTrouble !== null) return Promise.resolve(failed(this.feedTrouble));
    this.isFound = this.newest !== null;
    return Promise.resolve(
      this.newest === null ? { kind: 'current' } : { kind: 'newer', version: this.newest },
    );
  }

  async fetch(onPercent: (percent: number) => void): Promise<FetchOutcome> {
    if (!this.isFound) return failed('failed');
    for (const percent of this.percents) onPercent(percent);
    await Promise.resolve();
    if (this.fileTrouble !== null) return failed(this.fileTrouble);
    this.isFetched = true;
    return { kind: 'ready' };
  }

  install(): Promise<UpdateFailure> {
    this.installs += 1;
    if (!this.isFetched) return Promise.resolve(failed('failed'));
    // A success ends the process.
    if (this.installTrouble === null) return new Promise(() => undefined);
    return Promise.resolve(failed(this.installTrouble));
  }
}

const failed = (trouble: UpdateTrouble): UpdateFailure => ({
  kind: 'failed',
  trouble,
  detail: trouble,
});
