import type { CommandName } from './commands';
import type { Settings } from './settings';
import type { Words } from './words/words-for';

/** What a command is called where it is about to be done: a switch says where it leads. */
export function commandWords(
  name: CommandName,
  { isPaused, view }: Pick<Settings, 'isPaused' | 'view'>,
  words: Words,
): string {
  switch (name) {
    case 'pause-all':
      return words(isPaused ? 'list.resumeAll' : 'list.pauseAll');
    case 'view':
      return words(view === 'grid' ? 'grid.toList' : 'grid.toGrid');
    default:
      return words(`command.${name}`);
  }
}
