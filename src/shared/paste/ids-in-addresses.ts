const inUrl = /\/(?:tasks|videos)\/([^\s?#"'<>`^\\,;|\u0080-\uffff]+)/gi;

/** What may follow an ID in a path. */
const routeWords =
  /\/(?:content|cancel|remix|extend|edits?|download|status|results?|variants?)(?:\/.*)?$/i;

/** Task IDs in addresses of both generations, such as `/v1/tasks/ID` and `/v1/videos/ID/content`. */
export function idsInAddresses(text: string): string[] {
  return [...text.matchAll(inUrl)].map((match) => idOfPath(match[1] ?? ''));
}

function idOfPath(path: string): string {
  const bare = path.replace(routeWords, '').replace(/\/+$/, '');
  const [first = ''] = bare.split('/');
  // A Base64 ID that nobody encoded has slashes of its own; anything shorter is a path.
  const isBase64 =
    bare.length >= 24 && /\d/.test(bare) && /[A-Z]/.test(bare) && !/\.{2}/.test(bare);
  return decoded(isBase64 ? bare : first);
}

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
