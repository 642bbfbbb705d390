import { app } from 'electron';
import { join } from 'node:path';

/** Where results go when nobody chose: the system's Videos folder, or one beside it. */
export function defaultFolder(): string {
  try {
    return join(app.getPath('videos'), 'DimiLinks');
  } catch {
    // A bare Linux account has no Videos folder in its settings.
    return join(app.getPath('home'), 'Videos', 'DimiLinks');
  }
}

/** The folder in force. One that a person chose is never created anew: its drive may be unplugged. */
export function folderInForce(
  chosen: string | null,
  isForThisRun: boolean,
): { readonly path: string; readonly mayCreate: boolean } {
  return chosen === null
    ? { path: defaultFolder(), mayCreate: true }
    : { path: chosen, mayCreate: isForThisRun };
}
