/** One phase of a task. Without `forMs` and `forLooks` it lasts until the test moves on. */
export interface Stage {
  readonly status: string;
  /** Any JSON, for a service that says "35%" or 250; left out of the answer when undefined. */
  readonly progress?: unknown;
  readonly forMs?: number;
  readonly forLooks?: number;
  /** Laid over the answer; an undefined value removes the field. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Whether the content is served in this stage; by default decided by the status. */
  readonly hasResult?: boolean;
}

const successWords = new Set([
  'completed',
  'complete',
  'success',
  'succeeded',
  'succeed',
  'done',
  'finished',
]);

export function hasResult(stage: Stage): boolean {
  return stage.hasResult ?? successWords.has(stage.status.trim().toLowerCase());
}

/** Walks through stages by time and by number of looks, and stays in the last one. */
export class Schedule {
  readonly #now: () => number;
  #ahead: Stage[];
  #last: Stage;
  #startedAtMs: number | undefined;
  #looks = 0;

  constructor(
    stages: readonly Stage[],
    last: Stage,
    now: () => number,
    startsAtFirstLook: boolean,
  ) {
    this.#now = now;
    this.#ahead = [...stages];
    this.#last = last;
    this.#startedAtMs = startsAtFirstLook ? undefined : now();
  }

  /** The stage a look at the status sees; the look is counted. */
  look(): Stage {
    this.#startedAtMs ??= this.#now();
    const stage = this.current();
    this.#looks += 1;
    return stage;
  }

  current(): Stage {
    for (let stage = this.#ahead[0]; stage !== undefined; stage = this.#ahead[0]) {
      const endsAtMs = this.#endOf(stage);
      if (endsAtMs === undefined) return stage;
      this.#ahead.shift();
      this.#startedAtMs = endsAtMs;
      this.#looks = 0;
    }
    return this.#last;
  }

  /** From now on this stage, whatever was planned. */
  jumpTo(stage: Stage): void {
    this.#ahead = [];
    this.#last = stage;
  }

  /** Keeps the plan and changes what it ends in. */
  endIn(last: Stage): void {
    this.#last = last;
  }

  #endOf(stage: Stage): number | undefined {
    if (this.#startedAtMs === undefined) return undefined;
    const now = this.#now();
    if (stage.forMs !== undefined && now - this.#startedAtMs >= stage.forMs) {
      return this.#startedAtMs + stage.forMs;
    }
    if (stage.forLooks !== undefined && this.#looks >= stage.forLooks) return now;
    return undefined;
  }
}
