import type { UpdateOffReason } from '../../../shared/update';

/** How this copy of the app came to be where it is. */
export interface InstallFacts {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** What the build was told of the feed; null when it was made without one. */
  readonly feed: { readonly namesPublisher: boolean } | null;
  readonly executable: string;
  /** The AppImage that the environment names, and the folder that it is mounted at. */
  readonly appImage: { readonly file: string; readonly mountedAt: string } | null;
  readonly isPortable: boolean;
  /** Whether what would be replaced may be. */
  readonly isReplaceable: boolean;
}

/**
 * Why this copy must not update itself; null when it may. An AppImage hands its variables on to whatever
 * is started from it, so that they count only when the running program lies in that very image.
 */
export function updateOff(facts: InstallFacts): UpdateOffReason | null {
  const { platform, appImage } = facts;
  if (!facts.isPackaged) return 'own-build';
  if (platform === 'linux' && !isInside(facts.executable, appImage?.mountedAt)) return 'managed';
  if (facts.isPortable) return 'portable';
  if (facts.feed === null) return 'own-build';
  if (platform === 'win32' && !facts.feed.namesPublisher) return 'unsigned';
  return facts.isReplaceable ? null : 'read-only';
}

function isInside(path: string, folder: string | undefined): boolean {
  if (folder === undefined || folder === '') return false;
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
