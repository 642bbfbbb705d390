import type { SavedFile, TaskRow } from '../../../../shared/task';
import type { PreviewPlace } from '../../state/preview-store';

/** One file that can be looked at. */
export interface PreviewItem extends PreviewPlace {
  readonly file: SavedFile;
}

/** Every file of the saved tasks whose files are there, in the order of the tasks. */
export function previewItems(
  taskIds: readonly string[],
  rows: ReadonlyMap<string, TaskRow>,
): readonly PreviewItem[] {
  return taskIds.flatMap((taskId) => {
    const row = rows.get(taskId);
    if (row?.state.name !== 'saved' || row.filesGone !== 'none') return [];
    return row.state.files.map((file, index) => ({ taskId, index, file }));
  });
}

export const isImage = ({ mime }: SavedFile): boolean => mime.startsWith('image/');
