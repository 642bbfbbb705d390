import { useCallback, useEffect } from 'react';
import { commandWords } from '../../../shared/command-words';
import type { CommandName } from '../../../shared/commands';
import { useLanguage } from '../language/language-context';
import { useAppView, usePage } from '../state/page-context';
import { isDialogOpen, useShortcuts } from '../state/use-shortcuts';

/** Runs what the window's keys and the application menu ask for; the menu also offers what is not possible now. */
export function useWantedCommands(): void {
  const { client, commands, toasts } = usePage();
  const { words } = useLanguage();
  const { settings } = useAppView();
  const run = useCallback(
    (name: CommandName): boolean => {
      // What lies behind a dialog cannot be reached; the sheet of shortcuts lies above it.
      if (name !== 'shortcuts' && isDialogOpen()) return false;
      return commands.run(name);
    },
    [commands],
  );
  useShortcuts('window', run);
  useEffect(
    () =>
      client.on('command-wanted', ({ name }) => {
        if (run(name) || isDialogOpen()) return;
        const command = commandWords(name, settings, words);
        toasts.show(words('palette.notNow', { command }));
      }),
    [client, run, settings, toasts, words],
  );
}
