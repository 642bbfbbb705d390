import { useLanguage } from '../language/language-context';
import type { Command, Commands } from '../state/command-board';
import { useAppView, usePage } from '../state/page-context';
import { useAsk } from '../state/use-ask';
import { useCommands } from '../state/use-commands';
import type { RequestInput } from '../../../shared/ipc-contract';

/** What can be done whatever the window shows. */
export function useGlobalCommands(own: Commands): void {
  const ask = useAsk();
  const { toasts } = usePage();
  const { words } = useLanguage();
  const { settings } = useAppView();
  const change = (patch: RequestInput<'settings.change'>): Command => ({
    run: () => void ask('settings.change', patch),
  });
  const chooseFolder = async (): Promise<void> => {
    const answer = await ask('folder.choose', null);
    if (answer.ok && answer.value.result === 'not-writable') {
      toasts.show(words('settings.folderNotWritable'));
    }
  };
  const copyReport = async (): Promise<void> => {
    if ((await ask('report.copy', null)).ok) toasts.show(words('report.copied'));
  };
  useCommands(() => ({
    ...own,
    view: change({ view: settings.view === 'grid' ? 'list' : 'grid' }),
    'pause-all': change({ isPaused: !settings.isPaused }),
    'open-folder': { run: () => void ask('folder.open', null) },
    'choose-folder': { run: () => void chooseFolder() },
    'enter-key': { run: () => void ask('key.enter', null) },
    'key-from-clipboard': { run: () => void ask('key.take-from-clipboard', null) },
    'theme-system': change({ theme: 'system' }),
    'theme-light': change({ theme: 'light' }),
    'theme-dark': change({ theme: 'dark' }),
    'language-system': change({ language: 'system' }),
    'language-en': change({ language: 'en' }),
    'language-zh': change({ language: 'zh' }),
    'open-logs': { run: () => void ask('logs.open', null) },
    'check-updates': { run: () => void ask('update.check', null) },
    'copy-report': { run: () => void copyReport() },
  }));
}
