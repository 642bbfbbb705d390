import type { Clock } from '../core/ports/clock';

const mostInARow = 3;
const withinMs = 60_000;

export interface PageRevivalParts {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly reload: () => void;
  /** Asks a person what to do about a page that does not stay alive. */
  readonly giveUp: () => void;
}

/** Loads a page again whose process ended, unless it keeps ending. */
export class PageRevival {
  private endedAtMs: readonly number[] = [];

  constructor(private readonly parts: PageRevivalParts) {}

  pageEnded(): void {
    const nowMs = this.parts.clock.monotonicMs();
    this.endedAtMs = [...this.endedAtMs, nowMs].filter((atMs) => nowMs - atMs < withinMs);
    if (this.endedAtMs.length > mostInARow) {
      this.endedAtMs = [];
      this.parts.giveUp();
    } else {
      this.parts.reload();
    }
  }
}
