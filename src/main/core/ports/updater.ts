import type { UpdateTrouble } from '../../../shared/update';

export interface UpdateFailure {
  readonly kind: 'failed';
  readonly trouble: UpdateTrouble;
  /** For the log. */
  readonly detail: string;
}

export type CheckOutcome =
  | { readonly kind: 'current' }
  | { readonly kind: 'newer'; readonly version: string }
  | UpdateFailure;

export type FetchOutcome = { readonly kind: 'ready' } | UpdateFailure;

/** The place where newer versions are announced, and the way to take one. Never throws. */
export interface Updater {
  check(): Promise<CheckOutcome>;
  /** Downloads what the last check found and proves it against the feed's checksum and the maker's signature. */
  fetch(onPercent: (percent: number) => void): Promise<FetchOutcome>;
  /** Puts the new version in this one's place, starts it and ends this process; resolves only if that fails. */
  install(): Promise<UpdateFailure>;
}
