import { longestPaste, readPaste, type PasteReading } from '../../../../shared/paste';

export interface RemainingText {
  /** What stays in the box: lines that were not understood and pieces that were refused. */
  readonly text: string;
  /** True when something that looked like a key was left out of it. */
  readonly hasDroppedKey: boolean;
}

const bearer = /\bBearer\s+[^\s"'$]/i;

/** What is left of a text once its IDs are added. A key never stays: it has no business in the page. */
export function remainingText(text: string, reading: PasteReading): RemainingText {
  let hasDroppedKey = reading.refused.some((piece) => piece.why === 'looks-like-a-key');
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const kept: string[] = [];
  let readCharacters = 0;
  for (const line of lines) {
    readCharacters += line.length + 1;
    const isRead = readCharacters <= longestPaste;
    const found = lines.length === 1 ? reading : readLine(line);
    const refused = found.refused.filter((piece) => piece.why !== 'looks-like-a-key');
    if (refused.length > 0) kept.push(refused.map((piece) => piece.text).join(' '));
    if (found.ids.length > 0 || found.refused.length > 0) continue;
    if (isRead && bearer.test(line)) hasDroppedKey = true;
    else kept.push(line);
  }
  return { text: kept.join('\n'), hasDroppedKey };
}

/** Reads one of several lines; alone, a single short word would count as an ID, which it did not. */
const readLine = (line: string): PasteReading => readPaste(`${line}\n-`);
