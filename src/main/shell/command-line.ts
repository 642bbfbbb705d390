import { resolve } from 'node:path';
import { readBaseUrl } from '../../shared/base-url';
import { refusalOf } from '../../shared/task-id';
import { isLink, longestLink } from './add-link';

/** Starts the app without showing its window. */
export const hiddenSwitch = 'hidden';

/** The task IDs among a command line's words; switches, the program and the app's folder are left out. */
export function taskIdsIn(words: readonly string[], isPackaged: boolean): string[] {
  // Packaged: program, ids. From a repository: program, switches, folder, ids.
  const positional = words.slice(1).filter((word) => !word.startsWith('-'));
  const candidates = isPackaged ? positional : positional.slice(1);
  return candidates.filter((word) => !isLink(word) && refusalOf(word) === null);
}

/** The links among a command line's words: Linux and Windows hand them over this way. */
export function linksIn(words: readonly string[]): string[] {
  return words.filter((word) => isLink(word) && word.length <= longestLink);
}

/** What a launcher's menu can ask for beside a start. */
export const wishes = { '--open-folder': 'folder', '--show-logs': 'logs' } as const;
export type Wish = (typeof wishes)[keyof typeof wishes];

/** The wish among a command line's words. */
export function wishIn(words: readonly string[]): Wish | null {
  const found = Object.entries(wishes).find(([word]) => words.includes(word));
  return found?.[1] ?? null;
}

/**
 * Whether a start was made to carry more than it may: the running app would be killed over a command line of
 * some 32,000 bytes, and any web page can open a link.
 */
export const hasEndlessLink = (words: readonly string[]): boolean =>
  words.some((word) => isLink(word) && word.length > longestLink);

/** What a start gives to the app that runs already. */
export interface Handover {
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly wish: Wish | null;
}

/** Characters; Electron 33 on Linux crashes both apps when it carries some 16,000 bytes or more. */
const longestHandover = 8_000;

/**
 * The handover as Electron may carry it; nothing when it is too large, and the words of the command line,
 * which arrive by another way, have to do.
 */
export function carriedHandover(handover: Handover): { readonly handover?: Handover } {
  // As bytes, since an ID or a link is ASCII once it is taken; JSON is what it is carried as.
  return JSON.stringify(handover).length > longestHandover ? {} : { handover };
}

/** What another start hands over: as it was carried or, where it was too large, from its command line. */
export function receivedHandover(
  data: unknown,
  words: readonly string[],
  isPackaged: boolean,
): unknown {
  const carried: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'handover') : undefined;
  return (
    carried ?? { ids: taskIdsIn(words, isPackaged), links: linksIn(words), wish: wishIn(words) }
  );
}

/** What the environment asks for; a value that cannot be used is named, not obeyed. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  readonly baseUrl: string | null;
  readonly folder: string | null;
  readonly key: string | null;
  readonly refused: readonly string[];
} {
  const wanted = environment['DIMILINKS_BASE_URL'] || null;
  const reading = wanted === null ? null : readBaseUrl(wanted);
  const baseUrl = reading?.ok === true && URL.canParse(reading.url) ? reading.url : null;
  const folder = environment['DIMILINKS_DOWNLOAD_DIR'] || null;
  return {
    baseUrl,
    // The rows keep the path, and a later start may begin in another folder.
    folder: folder === null ? null : resolve(folder),
    key: environment['DIMILINKS_API_KEY'] || null,
    refused: wanted !== null && baseUrl === null ? ['DIMILINKS_BASE_URL'] : [],
  };
}
