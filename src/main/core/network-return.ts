import type { HoldBoard } from './hold-board';
import type { Cancel, Clock } from './ports/clock';

/** How often the system is asked while the service cannot be reached; it costs no request. */
const askMs = 2_000;

export interface NetworkReturnParts {
  readonly holds: HoldBoard;
  readonly clock: Clock;
  /** Whether the system has any network at all. */
  readonly hasNetwork: () => boolean;
  readonly onReturn: () => void;
}

/** Notices that a network is there again, long before the next attempt of a slow series would. */
export class NetworkReturn {
  private cancel: Cancel | null = null;
  private wasGone = false;

  constructor(private readonly parts: NetworkReturnParts) {
    parts.holds.onChange((name, isUp) => {
      if (name !== 'offline') return;
      this.cancel?.();
      this.cancel = null;
      this.wasGone = false;
      if (isUp) this.ask();
    });
  }

  private ask(): void {
    const isThere = this.parts.hasNetwork();
    this.cancel = this.parts.clock.after(askMs, () => this.ask());
    const isBack = isThere && this.wasGone;
    this.wasGone = !isThere;
    if (isBack) this.parts.onReturn();
  }
}
