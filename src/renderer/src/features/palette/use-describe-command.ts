import { useMemo } from 'react';
import { commandWords } from '../../../../shared/command-words';
import { commandNamed } from '../../../../shared/commands';
import { wordsFor } from '../../../../shared/words/words-for';
import { keyNames } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import type { Commands } from '../../state/command-board';
import { useAppView } from '../../state/page-context';
import type { DescribeCommand } from './palette-entries';

/** Says what a command is called now, what else finds it, and its keys. */
export function useDescribeCommand(available: Commands): DescribeCommand {
  const { words } = useLanguage();
  const { settings, language } = useAppView();
  return useMemo(() => {
    const otherWords = wordsFor(language === 'en' ? 'zh' : 'en');
    return (name) => {
      const label = commandWords(name, settings, words);
      const counts = available[name]?.counts;
      const [keys] = commandNamed(name)?.keys ?? [];
      return {
        name,
        label:
          counts === undefined || counts.of < 2
            ? label
            : words('palette.counted', { label, ...counts }),
        // Somebody who switched the language by mistake must find the way back.
        keywords: [words(`command.${name}`), otherWords(`command.${name}`), name],
        keys: keys === undefined ? null : keyNames(keys, words),
      };
    };
  }, [available, language, settings, words]);
}
