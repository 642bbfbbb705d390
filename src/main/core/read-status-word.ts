export type StatusWord = 'waiting' | 'generating' | 'completed' | 'failed' | 'unknown';

// The first line of each is on the API page; the rest was met in other deployments of its family.
const words: readonly (readonly [StatusWord, string])[] = [
  ['waiting', 'queued pending submitted'],
  ['generating', 'processing in_progress running'],
  ['completed', 'completed success succeeded complete succeed done finished'],
  ['failed', 'failed error cancelled'],
  ['failed', 'failure fail canceled expired interrupted timeout rejected moderated'],
];

const meanings = new Map<string, StatusWord>(
  words.flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning] as const)),
);

/** What a status means, whatever its case; a word that nobody documented is `unknown`. */
export function readStatusWord(status: string): StatusWord {
  const word = status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return meanings.get(word) ?? 'unknown';
}
