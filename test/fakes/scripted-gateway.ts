import type { Clock } from '../../src/main/core/ports/clock';
import {
  TransferCut,
  type AbortSignalLike,
  type BytesOutcome,
  type Credentials,
  type Gateway,
  type LookOutcome,
  type ResultSource,
  type ResumePoint,
  type StatusRoute,
  type Validator,
} from '../../src/main/core/ports/gateway';
import { lentBody } from './lent-body';

export interface SentRequest {
  readonly what: 'look' | 'fetch' | 'try-key';
  readonly taskId: string;
  readonly atMs: number;
  readonly baseUrl: string;
  readonly key: string;
  readonly route: StatusRoute | null;
  readonly source: ResultSource | null;
  readonly resume: ResumePoint | null;
  readonly signal: AbortSignalLike;
}

type Step<T> = T | ((request: SentRequest) => T | Promise<T>);
export type LookStep = Step<LookOutcome>;
export type FetchStep = Step<BytesOutcome>;

/** A service that answers what the test wrote down, and keeps what it was asked. */
export class ScriptedGateway implements Gateway {
  readonly requests: SentRequest[] = [];
  /** What `tryKey` says of each key; others are accepted. */
  readonly verdicts = new Map<string, 'accepted' | 'rejected' | 'unknown'>();
  /** Most requests whose answer was awaited at one moment. */
  mostInFlight = 0;
  readonly #looks = new Map<string, LookStep[]>();
  readonly #fetches = new Map<string, FetchStep[]>();
  readonly #clock: Clock;
  #inFlight = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The answers to the looks at a task, in order; the last one repeats. */
  onLook(taskId: string, ...steps: LookStep[]): void {
    this.#looks.set(taskId, steps);
  }

  /** The answers to the fetches of a task's result, in order; the last one repeats. */
  onFetch(taskId: string, ...steps: FetchStep[]): void {
    this.#fetches.set(taskId, steps);
  }

  looks(taskId?: string): SentRequest[] {
    return this.#sent('look', taskId);
  }

  fetches(taskId?: string): SentRequest[] {
    return this.#sent('fetch', taskId);
  }

  look(
    { baseUrl, key }: Credentials,
    taskId: string,
    route: StatusRoute,
    signal: AbortSignalLike,
  ): Promise<LookOutcome> {
    const atMs = this.#clock.monotonicMs();
    const what = 'look';
    return this.#answer(this.#looks.get(taskId), {
      ...{ what, taskId, atMs, baseUrl, key, route, signal },
      ...{ source: null, resume: null },
    });
  }

  fetchResult(
    { baseUrl, key }: Credentials,
    taskId: string,
    source: ResultSource,
    resume: ResumePoint | null,
    signal: AbortSignalLike,
  ): Promise<BytesOutcome> {
    const atMs = this.#clock.monotonicMs();
    const what = 'fetch';
    return this.#answer(this.#fetches.get(taskId), {
      ...{ what, taskId, atMs, baseUrl, key, source, resume, signal },
      route: null,
    });
  }

  tryKey(
    { baseUrl, key }: Credentials,
    signal: AbortSignalLike,
  ): Promise<'accepted' | 'rejected' | 'unknown'> {
    const atMs = this.#clock.monotonicMs();
    this.requests.push({
      ...{ what: 'try-key', taskId: '', atMs, baseUrl, key, signal },
      ...{ route: null, source: null, resume: null },
    });
    return Promise.resolve(this.verdicts.get(key) ?? 'accepted');
  }

  async #answer<T>(steps: Step<T>[] | undefined, request: SentRequest): Promise<T> {
    this.requests.push(request);
    const step = steps !== undefined && steps.length > 1 ? steps.shift() : steps?.[0];
    if (step === undefined) throw new Error(`no ${request.what} is scripted: ${request.taskId}`);
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    let onAbort = (): void => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(new Error('aborted'));
      request.signal.addEventListener('abort', onAbort);
    });
    try {
      // A function is the only other form a step can have: outcomes are plain objects.
      const answer = typeof step === 'function' ? (step as (r: SentRequest) => T)(request) : step;
      return await Promise.race([answer, aborted]);
    } finally {
      request.signal.removeEventListener('abort', onAbort);
      this.#inFlight -= 1;
    }
  }

  #sent(what: SentRequest['what'], taskId: string | undefined): SentRequest[] {
    return this.requests.filter(
      (request) => request.what === what && (taskId === undefined || request.taskId === taskId),
    );
  }
}

/** An answer that never comes; the request ends only when it is stopped. */
export const never = (): Promise<never> => new Promise(() => undefined);

export const running = (
  progress: number | null = null,
  rawStatus: string | null = null,
): LookOutcome => ({
  kind: 'task',
  answer: { stage: 'running', kind: 'video', phase: 'generating', progress, rawStatus },
});

export const completed: LookOutcome = {
  kind: 'task',
  answer: { stage: 'completed', kind: 'video', links: [] },
};

export const completedImages = (...links: string[]): LookOutcome => ({
  kind: 'task',
  answer: { stage: 'completed', kind: 'image', links },
});

export const failedTask = (message: string | null, detail: string | null = null): LookOutcome => ({
  kind: 'task',
  answer: { stage: 'failed', kind: 'video', problem: { code: 'service-failed', message, detail } },
});

export const unavailable = (status: number = 502): LookOutcome & BytesOutcome => ({
  kind: 'unavailable',
  status,
  retryAfterMs: null,
  message: null,
});

export interface BodyPlan {
  /** The body ends with a cut once this many bytes of the whole have been sent. */
  readonly cutAt?: number;
  /** The body stops moving there instead, until the request is stopped. */
  readonly stallAt?: number;
  readonly validator?: Validator | null;
  /** Whether a range is honoured. */
  readonly ranges?: boolean;
  readonly hidesLength?: boolean;
}

export const strong: Validator = { etag: '"one"', lastModified: null };

/** Serves `content` as the real gateway would: from where the request asks, if ranges are honoured. */
export function serving(
  content: Uint8Array,
  plan: BodyPlan = {},
): (r: SentRequest) => BytesOutcome {
  return ({ resume, signal }) => {
    const validator = plan.validator === undefined ? strong : plan.validator;
    const fits = resume !== null && resume.validator.etag === validator?.etag;
    const offset = fits && plan.ranges !== false ? resume.offset : 0;
    const endAt = Math.min(plan.cutAt ?? plan.stallAt ?? content.length, content.length);
    async function* body(): AsyncGenerator<Uint8Array> {
      const middle = Math.min(Math.ceil((offset + endAt) / 2), offset + 100_000);
      if (middle > offset) yield content.subarray(offset, middle);
      if (endAt > middle) yield content.subarray(middle, endAt);
      if (plan.cutAt !== undefined && plan.cutAt <= content.length) throw new TransferCut('reset');
      if (plan.stallAt !== undefined) await untilStopped(signal);
    }
    const totalBytes = plan.hidesLength === true ? null : content.length;
    return { kind: 'bytes', offset, totalBytes, validator, body: lentBody(body()) };
  };
}

function untilStopped(signal: AbortSignalLike): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(new Error('aborted'));
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}
