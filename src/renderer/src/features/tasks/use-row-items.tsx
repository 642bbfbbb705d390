import { Info, PencilLine, Trash2 } from 'lucide-react';
import type { TaskRow } from '../../../../shared/task';
import type { TaskAction } from '../../../../shared/task-actions';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import type { MenuItem } from '../../ui/menu';
import { ActionIcon } from './action-icon';
import { canBeTrashed } from './bulk-counts';
import { hasDetails } from './trouble';
import { useResultItems } from './use-result-items';
import type { TaskActions } from './use-task-actions';

export interface Offer {
  readonly row: TaskRow;
  /** What the menu offers of the state's actions. */
  readonly offered: readonly TaskAction[];
  readonly actions: TaskActions;
  readonly onDetails: (row: TaskRow) => void;
}

/** Everything that a task's menu offers now. */
export function useRowItems({ row, offered, actions, onDetails }: Offer): readonly MenuItem[] {
  const { words } = useLanguage();
  const { browse } = usePage();
  const items: MenuItem[] = [
    ...useResultItems(row),
    {
      name: 'rename',
      label: words('label.rename'),
      icon: <PencilLine aria-hidden />,
      run: () => browse.rename(row.id),
    },
    ...offered.map((action) => ({
      name: action,
      label: words(`action.${action}`),
      icon: <ActionIcon action={action} />,
      run: () => void actions.act(row.id, action),
    })),
  ];
  if (canBeTrashed(row)) {
    items.push({
      name: 'trash',
      label: words('trash.menu'),
      icon: <Trash2 aria-hidden />,
      isDangerous: true,
      run: () => void actions.trash([row.id]),
    });
  }
  if (hasDetails(row)) {
    items.unshift({
      name: 'details',
      label: words('action.details'),
      icon: <Info aria-hidden />,
      run: () => onDetails(row),
    });
  }
  return items;
}
