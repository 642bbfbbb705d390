import type { UpdateOffReason } from '../../../shared/update';

/** How this copy of the app came to be where it is. */
export interface InstallFacts {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** What the build was told of the feed; null when it was made without one. */
  readonly feed: { readonly namesPublisher: boolean } | null;
  /** The file of the AppImage that the running program lies in. */
  readonly appImage: string | null;
  readonly isPortable: boolean;
  /** Whether what would be replaced may be. */
  readonly isReplaceable: boolean;
}

/** Why this copy must not update itself; null when it may. */
export function updateOff(facts: InstallFacts): UpdateOffReason | null {
  const { platform, appImage } = facts;
  if (!facts.isPackaged) return 'own-build';
  if (platform === 'linux' && appImage === null) return 'managed';
  if (facts.isPortable) return 'portable';
  if (facts.feed === null) return 'own-build';
  if (platform === 'win32' && !facts.feed.namesPublisher) return 'unsigned';
  return facts.isReplaceable ? null : 'read-only';
}
