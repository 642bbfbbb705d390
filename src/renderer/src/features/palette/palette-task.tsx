import type { ReactElement } from 'react';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { shorten } from '../../language/shorten';
import { useIsAllPaused } from '../../state/page-context';
import { groupOf } from '../../state/state-counts';

/** A task among what the palette found: its name or ID, and where it stands. */
export function PaletteTask({ row }: { readonly row: TaskRow }): ReactElement {
  const { words } = useLanguage();
  const group = groupOf(row, useIsAllPaused());
  const id = shorten(row.id, 40);
  return (
    <>
      <span className="palette-label">{row.label ?? id}</span>
      {row.label !== null && <code>{id}</code>}
      <span className="palette-state">{words(`taskState.${group}`)}</span>
    </>
  );
}
