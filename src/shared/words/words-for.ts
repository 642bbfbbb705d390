import { createInstance } from 'i18next';
import { catalogue, type Language, type WordKey } from './catalogue';

export type WordValues = Readonly<Record<string, string | number>>;

/** Gives the text of a key, with its `{{values}}` filled in; `count` also picks the plural form. */
export type Words = (key: WordKey, values?: WordValues) => string;

/** The words of one language. Ready at once: the catalogues are part of the bundle. */
export function wordsFor(language: Language): Words {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    showSupportNotice: false,
    resources: { en: { translation: catalogue.en }, zh: { translation: catalogue.zh } },
    // Nothing here becomes HTML: React and the system's dialogs take text as text.
    interpolation: { escapeValue: false },
  });
  const translate = instance.t;
  return (key, values) => translate(key, { ...values });
}
