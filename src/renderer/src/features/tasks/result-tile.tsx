import { Ellipsis, Film } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { TaskRow } from '../../../../shared/task';
import { actionsOf } from '../../../../shared/task-actions';
import { fileWords } from '../../language/file-words';
import { useLanguage } from '../../language/language-context';
import { useList, usePage } from '../../state/page-context';
import { Menu } from '../../ui/menu';
import { choosesMore } from './choose-by-mouse';
import { MarkIcon } from './mark-icon';
import { NameField } from './name-field';
import { RowMenuItems } from './row-menu-items';
import { Thumbnail } from './thumbnail';
import { foundTrouble } from './found-trouble';
import { useDragOut } from './use-drag-out';
import { useRowFocus } from './use-row-focus';
import type { TaskActions } from './use-task-actions';
import './result-tile.css';

interface Props {
  readonly id: string;
  readonly column: number;
  /** Whether Tab leads here: one tile of the grid. */
  readonly isTabStop: boolean;
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

export const LiveResultTile = memo(function LiveResultTile(props: Props): ReactElement | null {
  const row = useList((list) => list.rows.get(props.id));
  return row === undefined ? null : <Tile {...props} row={row} />;
});

/** One finished result: its picture opens the preview, and it can be dragged out. */
function Tile(props: Props & { readonly row: TaskRow }): ReactElement | null {
  const { row, column, isTabStop, actions, onDetails } = props;
  const tools = useLanguage();
  const { words } = tools;
  const { browse, preview } = usePage();
  const isSelected = useStore(browse, ({ selection }) => selection.selected.has(row.id));
  const isRenamed = useStore(browse, ({ renaming }) => renaming === row.id);
  const focus = useRowFocus(row.id, isTabStop);
  const dragOut = useDragOut(row);
  const offered = actionsOf(row.state, row.filesGone, row.findings);
  const file = row.state.name === 'saved' ? row.state.files[0] : undefined;
  if (file === undefined) return null;
  const tabIndex = isTabStop ? 0 : -1;
  const name = row.label ?? file.name;
  return (
    <div
      ref={focus}
      className="result-tile"
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      data-testid="result-tile"
      data-task-id={row.id}
      data-mark={row.mark ?? undefined}
      data-finding={row.findings[0]?.what}
      {...dragOut}
    >
      <button
        type="button"
        className="result-tile-picture"
        tabIndex={tabIndex}
        data-testid="tile-preview"
        data-choosable
        aria-label={words('player.open', { id: row.id })}
        onClick={(event) => {
          if (!choosesMore(event)) preview.open(row.id);
        }}
      >
        <Film aria-hidden />
        <Thumbnail key={file.sha256} taskId={row.id} file={file} />
      </button>
      <Menu
        label={words('action.more', { id: row.id })}
        icon={<Ellipsis />}
        testId="tile-menu"
        tabIndex={tabIndex}
      >
        <RowMenuItems row={row} offered={offered} actions={actions} onDetails={onDetails} />
      </Menu>
      <div className="result-tile-name">
        {isRenamed ? <NameField row={row} /> : <span title={`${name}\n${row.id}`}>{name}</span>}
        <MarkIcon mark={row.mark} />
      </div>
      <p className="result-tile-facts">
        {row.findings.length > 0 ? foundTrouble(row.findings, tools).title : fileWords(file, tools)}
      </p>
    </div>
  );
}
