import type { HoldBoard } from '../core/hold-board';
import type { FileDrop } from '../core/ports/file-drop';

export interface ResultFolderParts {
  readonly folder: () => { readonly path: string; readonly mayCreate: boolean };
  readonly drop: Pick<FileDrop, 'prepare'>;
  readonly holds: Pick<HoldBoard, 'raise'>;
  /** Shows a folder in the system's file manager. */
  readonly show: (path: string) => Promise<unknown>;
}

/** Shows the folder of the results, which is made first where it may be; one that is away raises its hold. */
export async function openResultFolder({
  folder,
  drop,
  holds,
  show,
}: ResultFolderParts): Promise<void> {
  const { path, mayCreate } = folder();
  try {
    await drop.prepare(path, mayCreate);
  } catch {
    holds.raise('folder-missing', { subject: path });
    return;
  }
  await show(path);
}
