import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Language } from '../../../shared/words/catalogue';
import { wordsFor, type Words } from '../../../shared/words/words-for';
import { formatsFor, type Formats } from './formats';

export interface LanguageTools {
  readonly words: Words;
  readonly formats: Formats;
}

const LanguageContext = createContext<LanguageTools | null>(null);

interface Props {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Gives everything below it the words and number formats of one language. */
export function LanguageProvider({ language, children }: Props): ReactElement {
  const tools = useMemo(
    () => ({ words: wordsFor(language), formats: formatsFor(language) }),
    [language],
  );
  return <LanguageContext value={tools}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageTools {
  const tools = useContext(LanguageContext);
  if (tools === null) throw new Error('LanguageProvider is missing');
  return tools;
}
