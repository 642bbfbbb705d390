import { Ellipsis, ThumbsDown, ThumbsUp, Trash2, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { BulkAction } from '../../../../shared/bulk-actions';
import { useLanguage } from '../../language/language-context';
import { tabStop } from '../../state/browse-store';
import { useList, usePage } from '../../state/page-context';
import { nothingSelected } from '../../state/selection';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Menu, MenuItems, type MenuItem } from '../../ui/menu';
import { ActionIcon } from './action-icon';
import { bulkCounts } from './bulk-counts';
import type { TaskActions } from './use-task-actions';
import './bulk-bar.css';

const inFront = ['try-again', 'pause', 'resume', 'remove'] as const;

/** What can be done with the rows chosen, and with how many of them. There from two rows on. */
export function BulkBar({ actions }: { readonly actions: TaskActions }): ReactElement | null {
  const { words } = useLanguage();
  const { browse } = usePage();
  const selected = useStore(browse, (view) => view.selection.selected);
  const counts = useList(
    useShallow(({ rows }) =>
      bulkCounts(
        selected.size < 2
          ? []
          : [...selected].map((id) => rows.get(id)).filter((row) => row !== undefined),
      ),
    ),
  );
  const total = selected.size;
  if (total < 2) return null;
  const ids = [...selected];
  const textOf = (action: BulkAction): string =>
    counts[action] === total
      ? words(`bulk.${action}`, { count: total })
      : words(`bulk.${action}-some`, { count: counts[action], total });
  const others: MenuItem[] = [];
  if (counts.mark > 0) {
    others.push(
      {
        name: 'mark-keep',
        label: words('command.keep'),
        icon: <ThumbsUp aria-hidden />,
        run: () => void actions.mark(ids, 'keep'),
      },
      {
        name: 'mark-reject',
        label: words('command.reject'),
        icon: <ThumbsDown aria-hidden />,
        run: () => void actions.mark(ids, 'reject'),
      },
    );
  }
  if (counts['copy-path'] > 0) {
    others.push({
      name: 'copy-path',
      label: textOf('copy-path'),
      icon: <ActionIcon action="copy-path" />,
      run: () => void actions.actOnMany(ids, 'copy-path'),
    });
  }
  if (counts.trash > 0) {
    others.push({
      name: 'trash',
      label: words('trash.menu'),
      icon: <Trash2 aria-hidden />,
      isDangerous: true,
      run: () => void actions.trash(ids),
    });
  }
  return (
    <div
      className="bulk-bar"
      role="toolbar"
      aria-label={words('bulk.label')}
      data-testid="bulk-bar"
    >
      <span className="bulk-count" data-testid="bulk-count">
        {words('bulk.selected', { count: total })}
      </span>
      {inFront
        .filter((action) => counts[action] > 0)
        .map((action) => (
          <Button
            key={action}
            data-action={action}
            testId="bulk-action"
            icon={<ActionIcon action={action} />}
            onClick={(event) => {
              if (action === 'remove' && event.shiftKey) void actions.trash(ids);
              else void actions.actOnMany(ids, action);
            }}
          >
            {textOf(action)}
          </Button>
        ))}
      {others.length > 0 && (
        <Menu label={words('bulk.more')} icon={<Ellipsis />} testId="bulk-menu">
          <MenuItems items={others} />
        </Menu>
      )}
      <IconButton
        label={words('bulk.clear')}
        icon={<X />}
        testId="bulk-clear"
        onClick={() => {
          browse.select(nothingSelected);
          browse.wantFocus(tabStop);
        }}
      />
    </div>
  );
}
