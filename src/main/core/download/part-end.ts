import type { Problem } from '../../../shared/problem';
import type { AbortSignalLike, ResultSource } from '../ports/gateway';

/** How fetching one file ended. */
export type PartEnd =
  | { readonly kind: 'complete' }
  /** Stopped from outside or by a hold; what is on disk counts. */
  | { readonly kind: 'stopped' }
  /** The service takes it back: look at the status again. */
  | { readonly kind: 'withdrawn' }
  /** The link has ended: ask the task for a new one. */
  | { readonly kind: 'link-expired' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface PartJob {
  readonly taskId: string;
  readonly index: number;
  readonly source: ResultSource;
  readonly signal: AbortSignalLike;
}

/** A part's end as a failure of its task. */
export function failed(
  code: Problem['code'],
  message: string | null,
  detail: string | null,
): PartEnd {
  return {
    kind: 'failed',
    problem: {
      code,
      message: message?.slice(0, 500) ?? null,
      detail: detail?.slice(0, 120) ?? null,
    },
  };
}
