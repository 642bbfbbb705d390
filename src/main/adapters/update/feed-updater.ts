import type { AppUpdater } from 'electron-updater';
import { z } from 'zod';
import { versionSchema } from '../../../shared/update';
import type { Log } from '../../core/ports/log';
import type { CheckOutcome, FetchOutcome, UpdateFailure, Updater } from '../../core/ports/updater';
import { updateTroubleOf } from './update-trouble';

export interface FeedUpdaterParts {
  /** Loads the library, which nothing needs before the first look. */
  readonly load: () => Promise<AppUpdater>;
  /** Points it at the proxy in force. */
  readonly takeWay: (updater: AppUpdater) => Promise<void>;
  readonly log: Log;
}

const checkSchema = z.object({
  isUpdateAvailable: z.boolean(),
  updateInfo: z.object({ version: versionSchema }),
});
const progressSchema = z.object({ percent: z.number().min(0).max(100) });

/** Newer versions from the feed that the build names in `app-update.yml`, through electron-updater. */
export class FeedUpdater implements Updater {
  #loading: Promise<AppUpdater> | null = null;

  constructor(private readonly parts: FeedUpdaterParts) {}

  async check(): Promise<CheckOutcome> {
    try {
      const updater = await this.#updater();
      const answer = checkSchema.safeParse(await updater.checkForUpdates());
      if (!answer.success) return failure('unreadable', answer.error.message);
      const { isUpdateAvailable, updateInfo } = answer.data;
      return isUpdateAvailable
        ? { kind: 'newer', version: updateInfo.version }
        : { kind: 'current' };
    } catch (error) {
      return failure(updateTroubleOf(error, 'unreachable'), error);
    }
  }

  async fetch(onPercent: (percent: number) => void): Promise<FetchOutcome> {
    const report = (progress: unknown): void => {
      const parsed = progressSchema.safeParse(progress);
      if (parsed.success) onPercent(parsed.data.percent);
    };
    try {
      const updater = await this.#updater();
      updater.on('download-progress', report);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', report);
      }
      return { kind: 'ready' };
    } catch (error) {
      return failure(updateTroubleOf(error, 'failed'), error);
    }
  }

  async install(): Promise<UpdateFailure> {
    try {
      const updater = await this.#updater();
      return await new Promise((resolve) => {
        updater.once('error', (error) => resolve(failure(updateTroubleOf(error, 'failed'), error)));
        // Without questions of the installer's own, and with the new version started afterwards.
        updater.quitAndInstall(true, true);
      });
    } catch (error) {
      return failure(updateTroubleOf(error, 'failed'), error);
    }
  }

  async #updater(): Promise<AppUpdater> {
    this.#loading ??= this.parts.load().then((updater) => this.#tame(updater));
    const updater = await this.#loading;
    await this.parts.takeWay(updater);
    return updater;
  }

  /** Leaves every decision to the app's own rules, and tells the feed nothing of the person. */
  #tame(updater: AppUpdater): AppUpdater {
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowPrerelease = false;
    updater.allowDowngrade = false;
    updater.disableWebInstaller = true;
    // By itself it sends an ID that stays the same for the life of an installation.
    updater.requestHeaders = { 'x-user-staging-id': 'none' };
    const { log } = this.parts;
    const say = (message: unknown): void => log.info(`updater: ${String(message)}`);
    // Each failure also comes as an error, which is told in the app's own words.
    updater.logger = { info: say, warn: say, error: say };
    updater.on('error', () => undefined);
    return updater;
  }
}

function failure(trouble: UpdateFailure['trouble'], error: unknown): UpdateFailure {
  return { kind: 'failed', trouble, detail: String(error).slice(0, 500) };
}
