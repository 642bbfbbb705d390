import { flushSync } from 'react-dom';
import type { CommandName } from '../../../shared/commands';
import { jumpToTask } from '../features/palette/jump-to-task';
import { usePage } from '../state/page-context';
import { useAsk } from '../state/use-ask';

type Choice = { readonly command: CommandName } | { readonly taskId: string } | null;

/** Closes the palette and does what was chosen there, in this order: the focus is back by then, and may move on. */
export function usePaletteChoice(close: () => void): (choice: Choice) => void {
  const { commands, store, browse } = usePage();
  const ask = useAsk();
  return (choice) => {
    flushSync(close);
    if (choice === null) return;
    if ('command' in choice) {
      commands.run(choice.command);
      return;
    }
    const { list } = store.getState();
    if (list === null) return;
    if (list.app.settings.view === 'grid') void ask('settings.change', { view: 'list' });
    jumpToTask(choice.taskId, list, browse);
  };
}
