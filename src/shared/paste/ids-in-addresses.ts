import { isFileName, withoutMediaEnding } from './candidate';

/** In small letters: a folder of videos has a capital on most systems. */
const inUrl = /\/(?:tasks|videos)\/([^\s?#"'<>`^\\,;|\u0080-\uffff]+)/g;

/** What may follow an ID in a path. */
const routeWords =
  /\/(?:content|cancel|remix|extend|edits?|download|status|results?|variants?)(?:\/.*)?$/i;

/** Task IDs in addresses of both generations, such as `/v1/tasks/ID` and `/v1/videos/ID/content`. */
export function idsInAddresses(text: string): string[] {
  return [...text.matchAll(inUrl)].map((match) => idOfPath(match[1] ?? ''));
}

/** Empty where a file or a page of documents stands in the place of an ID. */
function idOfPath(path: string): string {
  const bare = path.replace(routeWords, '').replace(/\/+$/, '');
  const [first = '', ...others] = bare.split('/');
  if (isFileName(bare))
    return others.length > 0 || !isMarked(first) ? '' : withoutMediaEnding(first);
  // A Base64 ID that nobody encoded has slashes of its own; anything shorter is a path.
  const isBase64 =
    bare.length >= 24 && /\d/.test(bare) && /[A-Z]/.test(bare) && !/\.{2}/.test(bare);
  if (isBase64) return decoded(bare);
  return isMarked(first) ? decoded(first) : '';
}

/** A digit, a prefix, or letters as no word has them: `retrieve-video-task` is the name of a page. */
const isMarked = (text: string): boolean =>
  /\d/.test(text) || /^[a-z]+_/i.test(text) || /^(?=.*[A-Z])(?=.*[a-z]).{20,}$/.test(text);

/** Undoes percent-encoding, also where a log encoded it twice. */
export function decoded(text: string): string {
  let result = text;
  for (let round = 0; round < 2 && result.includes('%'); round += 1) {
    try {
      result = decodeURIComponent(result);
    } catch {
      return result;
    }
  }
  return result;
}
