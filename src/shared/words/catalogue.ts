import { en } from './en';
import { zh } from './zh';

/** The words of every language, as i18next takes them. */
export const catalogue = { en, zh } as const;

export type Language = keyof typeof catalogue;

type WithoutPlural<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;

type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];

/** The name of a text, such as `hold.offline.title`; plural forms share one name. */
export type WordKey = PathsOf<typeof en>;
