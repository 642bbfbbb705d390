import { parsedJson } from './ids-in-json';

/** A line of a text, or several that belong together: a command over many lines, a pretty JSON value. */
export interface PasteUnit {
  /** As it was pasted. */
  readonly raw: string;
  /** What is not JSON in it, in one line. */
  readonly plain: string;
  /** JSON values in it. */
  readonly values: readonly unknown[];
}

const lineEnd = /\r\n|\r|\n/g;
/** A line that a shell continues on the next: `\` in sh, `^` in cmd, a back-tick in PowerShell. */
const continued = /(?:^|\s)[\\^`]\s*$|\^["']?\s*\^$/;

/** Cuts a text into its units, in order; every character with meaning is in exactly one. */
export function* pasteUnits(text: string): Generator<PasteUnit> {
  // A text of nothing but open brackets would else be scanned once for each of them.
  let scansLeft = text.length * 3 + 1_000;
  let start = 0;
  while (start < text.length) {
    let end = endOfCommand(text, start);
    const values: unknown[] = [];
    let plain = '';
    let position = start;
    while (position < end) {
      const open = nextBracket(text, position, end);
      if (open === -1) break;
      const close = scansLeft > 0 ? closing(text, open, scansLeft) : -1;
      scansLeft -= (close === -1 ? end : close) - open;
      const value = close === -1 ? undefined : parsedJson(text.slice(open, close));
      if (value === undefined) {
        // A JavaScript or Python value: read as words, yet as one piece.
        if (close > end && isAlone(text, start, open)) end = endOfCommand(text, close);
        plain += text.slice(position, open + 1);
        position = open + 1;
      } else {
        values.push(value);
        plain += `${text.slice(position, open)} `;
        position = close;
        if (close > end) end = endOfCommand(text, close);
      }
    }
    plain += text.slice(position, end);
    yield { raw: text.slice(start, end), plain: oneLine(plain), values };
    start = end;
    while (text[start] === '\n' || text[start] === '\r') start += 1;
  }
}

const oneLine = (text: string): string =>
  /[\r\n]/.test(text)
    ? text.replace(/[ \t][\\^`][ \t]*(?=[\r\n])/g, ' ').replace(/[\r\n]+/g, ' ')
    : text;

const isAlone = (text: string, start: number, open: number): boolean =>
  text.slice(start, open).trim() === '';

/** The end of the line at a place, or of the last line that belongs to the same command. */
function endOfCommand(text: string, from: number): number {
  let start = from;
  for (;;) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    if (match === null) return text.length;
    if (!continued.test(text.slice(start, match.index))) return match.index;
    start = match.index + match[0].length;
  }
}

function nextBracket(text: string, from: number, end: number): number {
  for (let index = from; index < end; index += 1) {
    const sign = text[index];
    if (sign === '{' || sign === '[') return index;
  }
  return -1;
}

/** Where a bracket is closed again, outside strings; -1 when it is not. */
function closing(text: string, open: number, most: number): number {
  let depth = 0;
  let isInString = false;
  const last = Math.min(text.length, open + most);
  for (let index = open; index < last; index += 1) {
    const sign = text[index];
    if (isInString) {
      if (sign === '\\') index += 1;
      else if (sign === '"' || sign === '\n') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if ((sign === '}' || sign === ']') && (depth -= 1) === 0) return index + 1;
  }
  return -1;
}
