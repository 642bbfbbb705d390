import { closeInOrder, type CloseStep } from './close-in-order';
import type { Clock } from './ports/clock';
import type { Log } from './ports/log';

/** Longer than a last write takes, shorter than a person waits before killing the app. */
const longestCloseMs = 5_000;

/** The end of the app, which happens once, whoever asks for it and how often. */
export class Closing {
  private ending: Promise<void> | null = null;
  private hasEnded = false;

  constructor(
    private readonly steps: () => readonly CloseStep[],
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  get hasBegun(): boolean {
    return this.ending !== null;
  }

  get isOver(): boolean {
    return this.hasEnded;
  }

  /** Resolves when all is closed, or has had its time. */
  run(): Promise<void> {
    this.ending ??= closeInOrder(this.steps(), longestCloseMs, this.clock, this.log).then(() => {
      this.hasEnded = true;
    });
    return this.ending;
  }
}
