import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { CommandName } from '../../../../shared/commands';
import type { TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { useList, usePage } from '../../state/page-context';
import { Modal } from '../../ui/modal';
import { commandEntries, paletteGroups, type PaletteGroup } from './palette-entries';
import { useDescribeCommand } from './use-describe-command';
import { PaletteTask } from './palette-task';
import './command-palette.css';

interface Props {
  /** Closes the palette; what was chosen comes after it, when the focus is back where it was. */
  readonly onClose: (chosen: { command: CommandName } | { taskId: string } | null) => void;
}

/** Finds every command that is possible now, and every task. */
export function CommandPalette({ onClose }: Props): ReactElement {
  const { words } = useLanguage();
  const { commands, browse } = usePage();
  const field = useRef<HTMLInputElement>(null);
  // The dialog would give the focus to the list around the field.
  useLayoutEffect(() => field.current?.focus(), []);
  const [text, setText] = useState('');
  const [available] = useState(commands.available);
  const describe = useDescribeCommand(available);
  const order = useList((list) => list.order);
  const rows = useList((list) => list.rows);
  const groups = paletteGroups(
    text,
    commandEntries(available, 'list', describe),
    commandEntries(available, 'window', describe),
    inOrder(order, rows),
  );
  const { selected, active } = browse.getState().selection;
  const chosenCount = selected.size > 0 ? selected.size : active === null ? 0 : 1;
  const headings = {
    chosen: words('palette.selected', { count: chosenCount }),
    app: words('palette.app'),
    tasks: words('palette.tasks'),
  };

  return (
    <Modal
      className="palette"
      testId="palette"
      aria-label={words('command.palette')}
      onClose={() => onClose(null)}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose(null);
      }}
    >
      <Command
        shouldFilter={false}
        loop
        vimBindings={false}
        label={words('command.palette')}
        onKeyDown={(event) => {
          // The keys that opened it close it.
          if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
            event.preventDefault();
            // The window would hear it next, and open it again.
            event.stopPropagation();
            onClose(null);
          }
        }}
      >
        <div className="palette-field">
          <Search aria-hidden />
          <Command.Input
            ref={field}
            value={text}
            onValueChange={setText}
            placeholder={words('palette.placeholder')}
            data-testid="palette-field"
          />
        </div>
        <Command.List label={words('palette.results')}>
          {groups.map((group) => (
            <Command.Group key={group.kind} heading={headings[group.kind]} data-kind={group.kind}>
              <Entries group={group} onClose={onClose} />
            </Command.Group>
          ))}
        </Command.List>
        {/* The page's live region lies behind the dialog, where nobody hears it. */}
        <p className="palette-none" role="status">
          {groups.length === 0 && (
            <>
              <strong>{words('palette.none')}</strong>
              {words('palette.noneText')}
            </>
          )}
        </p>
      </Command>
    </Modal>
  );
}

/** One after the other: the search stops once it has found enough. */
function* inOrder(
  order: readonly string[],
  rows: ReadonlyMap<string, TaskRow>,
): Generator<TaskRow> {
  for (const id of order) {
    const row = rows.get(id);
    if (row !== undefined) yield row;
  }
}

function Entries({ group, onClose }: Props & { readonly group: PaletteGroup }): ReactElement {
  if (group.kind === 'tasks') {
    return (
      <>
        {group.rows.map((row) => (
          <Command.Item
            key={row.id}
            value={`task ${row.id}`}
            data-task={row.id}
            onSelect={() => onClose({ taskId: row.id })}
          >
            <PaletteTask row={row} />
          </Command.Item>
        ))}
      </>
    );
  }
  return (
    <>
      {group.entries.map(({ name, label, keys }) => (
        <Command.Item
          key={name}
          value={name}
          data-command={name}
          onSelect={() => onClose({ command: name })}
        >
          <span className="palette-label">{label}</span>
          {keys !== null && <kbd>{keys}</kbd>}
        </Command.Item>
      ))}
    </>
  );
}
