import { useEffect, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../../shared/words/catalogue';
import { LanguageProvider } from '../language/language-context';
import { usePage } from '../state/page-context';
import { MainPage } from './main-page';
import { StartScreen } from './start-screen';
import { useAppearance } from './use-appearance';

/** The language until main has said which; only the start screen needs it. */
const firstLanguage = (): Language => (navigator.language.startsWith('zh') ? 'zh' : 'en');

export function App(): ReactElement {
  const { store } = usePage();
  useEffect(() => store.start(), [store]);
  const app = useStore(store, (view) => view.list?.app);
  const language = app?.language ?? firstLanguage();
  useAppearance(language, app?.settings.theme ?? 'system');
  return (
    <LanguageProvider language={language}>
      {app === undefined ? <StartScreen /> : <MainPage />}
    </LanguageProvider>
  );
}
