/**
 * The shape that another language's words must have: every English key and no other. Plural forms
 * for one are left out, since Chinese has a single form.
 */
export type WordsLike<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : WordsLike<T[K]>;
};
