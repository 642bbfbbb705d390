import { Play } from 'lucide-react';
import type { ReactElement } from 'react';
import { canBeShown } from '../../../../shared/task';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { StateIcon } from './state-icon';
import { Thumbnail } from './thumbnail';
import './row-picture.css';

interface Props {
  readonly row: TaskRow;
  readonly isAllPaused: boolean;
  readonly tabIndex: 0 | -1;
}

/** What stands in front of a row: its result, which opens the preview, or its state. */
export function RowPicture({ row, isAllPaused, tabIndex }: Props): ReactElement {
  const { words } = useLanguage();
  const { preview } = usePage();
  const icon = <StateIcon row={row} isAllPaused={isAllPaused} />;
  if (!canBeShown(row)) return <span className="row-picture">{icon}</span>;
  const file = row.state.name === 'saved' ? row.state.files[0] : undefined;
  const label = words('player.open', { id: row.id });
  return (
    <button
      type="button"
      className="row-picture"
      tabIndex={tabIndex}
      data-testid="row-preview"
      aria-label={label}
      title={words('player.menu')}
      onClick={() => preview.open(row.id)}
    >
      {icon}
      {file !== undefined && <Thumbnail key={file.sha256} taskId={row.id} file={file} />}
      <Play className="row-picture-play" aria-hidden />
    </button>
  );
}
