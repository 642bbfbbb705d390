import { useLayoutEffect } from 'react';
import type { Settings } from '../../../shared/settings';
import type { Language } from '../../../shared/words/catalogue';

/** Puts language and theme where style sheets, fonts and screen readers look for them. */
export function useAppearance(language: Language, theme: Settings['theme']): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
}
