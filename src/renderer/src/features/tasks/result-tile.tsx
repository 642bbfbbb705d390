import { Film } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { fileWords } from '../../language/file-words';
import { useLanguage } from '../../language/language-context';
import { useList, usePage } from '../../state/page-context';
import { MarkIcon } from './mark-icon';
import { Thumbnail } from './thumbnail';
import { useDragOut } from './use-drag-out';

export function ResultTile({ id }: { readonly id: string }): ReactElement | null {
  const row = useList((list) => list.rows.get(id));
  return row === undefined ? null : <Tile row={row} />;
}

/** One finished result: its picture opens the preview, and it can be dragged out. */
function Tile({ row }: { readonly row: TaskRow }): ReactElement | null {
  const tools = useLanguage();
  const { preview } = usePage();
  const dragOut = useDragOut(row, () => [row.id]);
  const file = row.state.name === 'saved' ? row.state.files[0] : undefined;
  if (file === undefined) return null;
  return (
    <div className="result-tile" data-testid="result-tile" data-task-id={row.id} {...dragOut}>
      <button
        type="button"
        aria-label={tools.words('player.open', { id: row.id })}
        onClick={() => preview.open(row.id)}
      >
        <Film aria-hidden />
        <Thumbnail key={file.sha256} taskId={row.id} file={file} />
      </button>
      <p className="result-tile-name">
        <span title={file.name}>{file.name}</span>
        <MarkIcon mark={row.mark} />
      </p>
      <p className="result-tile-facts">{fileWords(file, tools)}</p>
    </div>
  );
}
