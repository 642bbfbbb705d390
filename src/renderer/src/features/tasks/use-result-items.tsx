import { Play, ThumbsDown, ThumbsUp } from 'lucide-react';
import { canBeShown, type TaskMark, type TaskRow } from '../../../../shared/task';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { useAsk } from '../../state/use-ask';
import type { MenuItem } from '../../ui/menu';

/** What a row's menu offers for a result besides its actions: to look at it, and to decide about it. */
export function useResultItems(row: TaskRow): readonly MenuItem[] {
  const { words } = useLanguage();
  const { preview } = usePage();
  const ask = useAsk();
  if (!canBeShown(row)) return [];
  const markItem = (mark: TaskMark, label: string, icon: MenuItem['icon']): MenuItem => ({
    name: `mark-${mark}`,
    label: row.mark === mark ? words('mark.clear') : label,
    icon,
    run: () => void ask('tasks.mark', { ids: [row.id], mark: row.mark === mark ? null : mark }),
  });
  return [
    {
      name: 'preview',
      label: words('player.menu'),
      icon: <Play aria-hidden />,
      run: () => preview.open(row.id),
    },
    markItem('keep', words('mark.keep'), <ThumbsUp aria-hidden />),
    markItem('reject', words('mark.reject'), <ThumbsDown aria-hidden />),
  ];
}
