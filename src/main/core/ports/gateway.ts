import type { TaskAnswer } from '../task-answer';

/** The two generations of the status route. */
export type StatusRoute = 'tasks' | 'videos';

export interface Credentials {
  /** Without a trailing slash, such as `https://dimilinks.com/v1`. */
  readonly baseUrl: string;
  readonly key: string;
}

/** What went wrong at the proxy: its login, the way to it, or what it allows. */
export interface ProxyTrouble {
  readonly kind: 'login' | 'unreachable' | 'refused';
  /** Host and port. */
  readonly address: string;
}

/** Outcomes that every request can have and that never are one task's fault. */
export type Trouble =
  | { readonly kind: 'key-rejected'; readonly message: string | null }
  | { readonly kind: 'access-denied'; readonly message: string | null }
  | { readonly kind: 'slow-down'; readonly retryAfterMs: number | null }
  | {
      readonly kind: 'unavailable';
      readonly status: number;
      readonly retryAfterMs: number | null;
      readonly message: string | null;
    }
  | { readonly kind: 'unreachable'; readonly code: string; readonly proxy?: ProxyTrouble }
  | { readonly kind: 'moved'; readonly to: string };

export type LookOutcome =
  | { readonly kind: 'task'; readonly answer: TaskAnswer }
  | { readonly kind: 'not-found' }
  /** A 2xx without a task in it: a passing fault. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | Trouble;

/** What a part on disk needs so that more bytes of the same thing may follow it. */
export interface Validator {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface ResumePoint {
  readonly offset: number;
  /** The first byte that is not wanted any more; null asks for everything to the end. */
  readonly until: number | null;
  readonly totalBytes: number | null;
  readonly validator: Validator;
}

export type BytesOutcome =
  | {
      readonly kind: 'bytes';
      /** Where the body starts: the offset asked for, or 0 when it starts over. */
      readonly offset: number;
      readonly totalBytes: number | null;
      /** Null when the server gave nothing strong enough to resume by. */
      readonly validator: Validator | null;
      /** A chunk's bytes are valid until the next is asked for. Throws a `TransferCut` when it ends before its time. */
      readonly body: AsyncIterable<Uint8Array>;
    }
  /** Asked too early: the result is not there yet. */
  | { readonly kind: 'not-ready' }
  /** The place no longer has it: an expired link. */
  | { readonly kind: 'expired' }
  /** The range asked for does not exist, or the part does not fit: start over. */
  | { readonly kind: 'start-over' }
  /** An answer that can never be media: JSON, HTML. */
  | { readonly kind: 'not-media'; readonly message: string | null }
  | { readonly kind: 'redirect-refused'; readonly reason: string }
  | Trouble;

/** A body that ended before its time; bytes before it count. */
export class TransferCut extends Error {
  override readonly name = 'TransferCut';
  readonly code: string;
  constructor(code: string) {
    super(`the transfer was cut: ${code}`);
    this.code = code;
  }
}

/** Where a result is fetched from. */
export type ResultSource =
  | { readonly from: 'content' }
  /** A place of its own that needs no key: absolute, relative to the API's origin, or `data:`. */
  | { readonly from: 'link'; readonly url: string };

/** The service behind the task IDs. Never throws but on `signal`. */
export interface Gateway {
  look(
    credentials: Credentials,
    taskId: string,
    route: StatusRoute,
    signal: AbortSignalLike,
  ): Promise<LookOutcome>;
  fetchResult(
    credentials: Credentials,
    taskId: string,
    source: ResultSource,
    resume: ResumePoint | null,
    signal: AbortSignalLike,
  ): Promise<BytesOutcome>;
  /** Whether the key opens the door, asked without touching any task. */
  tryKey(
    credentials: Credentials,
    signal: AbortSignalLike,
  ): Promise<'accepted' | 'rejected' | 'unknown'>;
}

/** The part of the platform's AbortSignal that rules may hold and hand on. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A switch that stops one activity. */
export interface Stopper {
  readonly signal: AbortSignalLike;
  abort(): void;
}
