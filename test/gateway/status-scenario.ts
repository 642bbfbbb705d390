import { jsonAnswer, notFound, type Answer, type Body, type Headers, type Times } from './answer';
import { Faults } from './faults';
import { Schedule, type Stage } from './schedule';

export type StatusFault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'silence' }
  | { readonly kind: 'drop' };

/** wrapped: `{data: {…}}` on /v1/tasks/{id}. flat: `{…}` on /v1/videos/{id} only. */
export type Generation = 'wrapped' | 'flat';

export interface StatusOptions {
  readonly stages?: readonly Stage[];
  /** When the first stage's time begins; at the first look if left out. */
  readonly starts?: 'at-first-look' | 'when-added';
  /** Unix time in ms; now if left out. */
  readonly createdAtMs?: number;
}

/** What a task says about itself when looked at: its plan, and the faults of its status route. */
export class StatusScenario {
  readonly id: string;
  readonly createdAtMs: number;
  protected readonly schedule: Schedule;
  readonly #now: () => number;
  readonly #faults = new Faults<StatusFault>();
  #isUnknown = false;
  #endedAtMs: number | undefined;

  constructor(id: string, last: Stage, options: StatusOptions, now: () => number) {
    this.id = id;
    this.#now = now;
    this.createdAtMs = options.createdAtMs ?? now();
    const startsAtFirstLook = options.starts !== 'when-added';
    this.schedule = new Schedule(options.stages ?? [], last, now, startsAtFirstLook);
  }

  get isKnown(): boolean {
    return !this.#isUnknown;
  }

  get stage(): Stage {
    return this.schedule.current();
  }

  /** From now on in this stage, whatever was planned. */
  isNow(stage: Stage): this {
    this.schedule.jumpTo(stage);
    return this;
  }

  /** Every route answers 404, as for another user's task. */
  isUnknown(isUnknown = true): this {
    this.#isUnknown = isUnknown;
    return this;
  }

  answersStatusWith(
    status: number,
    headers: Headers = {},
    body: Body = null,
    times: Times = {},
  ): this {
    this.#faults.add({ kind: 'answer', answer: { status, headers, body } }, times);
    return this;
  }

  neverAnswersStatus(times: Times = {}): this {
    this.#faults.add({ kind: 'silence' }, times);
    return this;
  }

  dropsStatus(times: Times = {}): this {
    this.#faults.add({ kind: 'drop' }, times);
    return this;
  }

  /** Ends every fault of the status route; the plan goes on. */
  answersNormally(): this {
    this.#faults.clear();
    return this;
  }

  /** What this look gets; it counts as one. */
  look(shape: (fields: Record<string, unknown>) => object): StatusFault {
    if (this.#isUnknown) return { kind: 'answer', answer: notFound() };
    const fault = this.#faults.take();
    if (fault !== undefined) return fault;
    return { kind: 'answer', answer: jsonAnswer(200, shape(this.#fields(this.schedule.look()))) };
  }

  /** Fields that only some kinds of task have. */
  protected fieldsIn(_stage: Stage): Record<string, unknown> {
    return {};
  }

  #fields(stage: Stage): Record<string, unknown> {
    const hasEnded = stage.forMs === undefined && stage.forLooks === undefined && isEnd(stage);
    if (hasEnded) this.#endedAtMs ??= this.#now();
    return {
      id: this.id,
      task_id: this.id,
      status: stage.status,
      progress: stage.progress ?? (hasEnded ? 100 : undefined),
      created_at: seconds(this.createdAtMs),
      completed_at: hasEnded ? seconds(this.#endedAtMs ?? 0) : undefined,
      ...this.fieldsIn(stage),
      ...stage.fields,
    };
  }
}

const endWords = new Set(['completed', 'success', 'succeeded', 'failed', 'error', 'cancelled']);

function isEnd(stage: Stage): boolean {
  return endWords.has(stage.status.trim().toLowerCase());
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
