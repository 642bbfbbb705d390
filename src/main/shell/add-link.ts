import { refusalOf } from '../../shared/task-id';

export const linkScheme = 'dimilinks-desktop';

/** Longest link that is read, in characters. */
export const longestLink = 20_000;

export const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${linkScheme}:`);

/**
 * The task IDs of `dimilinks-desktop://add?ids=a,b`; empty for any other link. A link can come from
 * any web page, so it can do this one thing, and only after a person agreed.
 */
export function idsOfLink(text: string): string[] {
  if (text.length > longestLink || !URL.canParse(text)) return [];
  const url = new URL(text);
  const isAdd = url.host === 'add' && (url.pathname === '' || url.pathname === '/');
  if (url.protocol !== `${linkScheme}:` || !isAdd || url.username !== '') return [];
  const words = url.searchParams.getAll('ids').flatMap((ids) => ids.split(/[\s,;]+/));
  return [...new Set(words.filter((word) => refusalOf(word) === null))];
}
