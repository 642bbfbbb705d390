import { holdsOfTheNetwork } from '../../shared/hold';
import type { HoldBoard } from './hold-board';
import type { Trouble } from './ports/gateway';
import type { RequestLimiter } from './request-limiter';

/** One failed request may be chance; two in a row are a network that is gone. */
const failuresUntilOffline = 2;

/** Turns what went wrong for everybody into holds and slower asking. */
export class TroubleDesk {
  private unreachableInARow = 0;

  constructor(
    private readonly holds: HoldBoard,
    private readonly limiter: RequestLimiter,
    private readonly clean: (text: string) => string,
    private readonly onKeyRejected: () => void,
  ) {}

  report(trouble: Trouble): void {
    // A refusal is unwelcome, yet it came over a network that works.
    if (trouble.kind !== 'unreachable') this.reached();
    switch (trouble.kind) {
      case 'key-rejected':
        this.holds.raise('key-rejected', { message: this.cleaned(trouble.message) });
        this.onKeyRejected();
        return;
      case 'access-denied':
        this.holds.raise('access-denied', { message: this.cleaned(trouble.message) });
        return;
      case 'moved':
        this.holds.raise('gateway-moved', { subject: trouble.to });
        return;
      case 'slow-down':
        this.limiter.slowDown(trouble.retryAfterMs);
        return;
      case 'unavailable':
        this.limiter.backOff(trouble.retryAfterMs);
        return;
      case 'unreachable':
        this.unreachableInARow += 1;
        this.limiter.backOff(null);
        this.raiseUnreachable(trouble);
        return;
    }
  }

  /** The service answered sensibly. */
  allWell(): void {
    this.limiter.ease();
    this.reached();
  }

  private reached(): void {
    this.unreachableInARow = 0;
    this.holds.lift(...holdsOfTheNetwork);
  }

  private raiseUnreachable({ code, proxy }: Extract<Trouble, { kind: 'unreachable' }>): void {
    // A proxy that asks for a login has answered: that is no chance.
    const isSure = proxy?.kind === 'login' || this.unreachableInARow >= failuresUntilOffline;
    if (!isSure) return;
    const name =
      proxy === undefined
        ? 'offline'
        : proxy.kind === 'login'
          ? 'proxy-login'
          : 'proxy-unreachable';
    this.holds.lift(...holdsOfTheNetwork.filter((other) => other !== name));
    this.holds.raise(name, { message: code, subject: proxy?.address ?? null });
  }

  private cleaned(message: string | null): string | null {
    return message === null ? null : this.clean(message);
  }
}
