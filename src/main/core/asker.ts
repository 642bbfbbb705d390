import type { HoldBoard } from './hold-board';
import type { KeyCustody } from './key-custody';
import type {
  AbortSignalLike,
  Credentials,
  Gateway,
  LookOutcome,
  StatusRoute,
  Trouble,
} from './ports/gateway';
import { notWanted, type RequestLimiter } from './request-limiter';
import type { TroubleDesk } from './trouble-desk';
import type { Turn } from './turn-queue';
import { unlessStopped } from './unless-stopped';

/** The status routes to try for an ID, in order; IDs of the older generation have only one. */
export function routesFor(taskId: string, remembered: StatusRoute | null): readonly StatusRoute[] {
  if (/^(video|img)_/.test(taskId)) return ['tasks'];
  if (remembered !== null) return [remembered];
  return taskId.startsWith('task_') ? ['videos', 'tasks'] : ['tasks', 'videos'];
}

export interface LookReport {
  readonly outcome: LookOutcome;
  readonly route: StatusRoute;
}

/** Asks for a task's status under the limiter, and reports what concerns everybody. */
export class Asker {
  constructor(
    private readonly gateway: Gateway,
    private readonly limiter: RequestLimiter,
    private readonly desk: TroubleDesk,
    private readonly holds: HoldBoard,
    private readonly keys: KeyCustody,
  ) {}

  /** One look, on the other route too when the first does not know the task; null when it was not sent. */
  async look(
    taskId: string,
    remembered: StatusRoute | null,
    signal: AbortSignalLike,
    turn: Turn,
  ): Promise<LookReport | null> {
    let report: LookReport | null = null;
    for (const route of routesFor(taskId, remembered)) {
      report = await this.lookOn(route, taskId, signal, turn);
      if (report?.outcome.kind !== 'not-found') break;
    }
    return report;
  }

  private async lookOn(
    route: StatusRoute,
    taskId: string,
    signal: AbortSignalLike,
    turn: Turn,
  ): Promise<LookReport | null> {
    let used: Credentials | null = null;
    const outcome = await this.limiter.run({
      ...{ turn, signal },
      isWanted: () => !this.holds.stopsRequests,
      act: async () => {
        used = await unlessStopped(this.keys.credentials(), signal);
        if (used === null) return notWanted;
        return this.gateway.look(used, taskId, route, signal);
      },
    });
    if (outcome === notWanted) return null;
    // What another key or address was told says nothing about the one in force now.
    if (used === null || !this.keys.isInForce(used)) return null;
    if (isTrouble(outcome)) this.desk.report(outcome);
    else if (outcome.kind !== 'unreadable') this.desk.allWell();
    return { outcome, route };
  }
}

/** Whether an outcome is nobody's task's fault. */
export function isTrouble(outcome: { readonly kind: string }): outcome is Trouble {
  return troubleKinds.has(outcome.kind);
}

const troubleKinds: ReadonlySet<string> = new Set<Trouble['kind']>([
  'key-rejected',
  'access-denied',
  'slow-down',
  'unavailable',
  'unreachable',
  'moved',
]);
