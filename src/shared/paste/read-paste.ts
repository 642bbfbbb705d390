import { refusalOf, type TaskIdRefusal } from '../task-id';
import { idColumn, idInColumn, isColumnName, type IdColumn } from './csv-ids';
import { idsInJson } from './ids-in-json';
import { idsInLine } from './ids-in-line';
import { isOnlyMaskedKey, keyMask, maskKeys } from './mask-keys';
import { pasteUnits, type PasteUnit } from './paste-units';

/** A piece of pasted text that is not added, and why. */
export interface RefusedText {
  /** The piece; a mask where it looks like a key. */
  readonly text: string;
  readonly why: TaskIdRefusal;
}

/** What a pasted text holds. */
export interface PasteReading {
  /** Task IDs in the order of their first appearance, each once. */
  readonly ids: readonly string[];
  /** How many further times one of `ids` stood in the text. */
  readonly repeats: number;
  /** Pieces that look as if they were meant as IDs but cannot be. */
  readonly refused: readonly RefusedText[];
  /** The text holds an API key or a password, which `rest` and `refused` do not repeat. */
  readonly hasKey: boolean;
  /** How many lines with text gave neither an ID nor a refusal. */
  readonly linesNotUnderstood: number;
  /** What was not understood or was refused: it stays in the box. */
  readonly rest: string;
}

/** Longest text that is read, in characters. */
export const longestPaste = 4_000_000;

/** Reads task IDs out of any text: lists, chat, JSON, CSV, curl commands and addresses. Never throws. */
export function readPaste(text: string): PasteReading {
  const steps = readPasteInSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, so that a page can paint between them. */
export function* readPasteInSteps(text: string): Generator<undefined, PasteReading> {
  const masked = maskKeys(text);
  const read = masked.slice(0, longestPaste);
  const reader = new UnitReader(isListOfWords(read));
  for (const unit of pasteUnits(read)) {
    if (unit.raw.trim() !== '') reader.take(unit);
    yield;
  }
  return reader.reading(masked.slice(longestPaste), masked.includes(keyMask));
}

/** Every line is a single word: short ones of no known kind are then meant as IDs. */
function isListOfWords(text: string): boolean {
  const [first = ''] = text.slice(0, 100).split(/[\r\n]/);
  const list = isColumnName(first) ? text.slice(first.length) : text;
  return !/\S[^\S\r\n]+\S/.test(list);
}

class UnitReader {
  private readonly ids = new Set<string>();
  private readonly refused = new Map<string, TaskIdRefusal>();
  private readonly rest: string[] = [];
  private repeats = 0;
  private linesNotUnderstood = 0;
  private hasShortKey = false;
  private column: IdColumn | null = null;

  constructor(private readonly isListOfWords: boolean) {}

  take(unit: PasteUnit): void {
    const header = unit.values.length === 0 ? idColumn(unit.raw) : null;
    if (header !== null) {
      this.column = header;
      return;
    }
    if (isColumnName(unit.raw)) return;
    const records = this.recordsOf(unit).filter((ids) => ids.length > 0);
    if (records.length === 0) this.leave(unit.raw);
    // One record often names the same ID twice: as a field and in a URL.
    for (const record of records) this.takeRecord(new Set(record));
  }

  reading(unread: string, hasKey: boolean): PasteReading {
    return {
      ids: [...this.ids],
      repeats: this.repeats,
      refused: [...this.refused].map(([text, why]) => ({ text, why })),
      hasKey: hasKey || this.hasShortKey,
      linesNotUnderstood: this.linesNotUnderstood,
      rest: [...this.rest, ...(unread === '' ? [] : [unread])].join('\n'),
    };
  }

  private recordsOf({ raw, plain, values }: PasteUnit): (readonly string[])[] {
    const inColumn = this.column === null ? null : idInColumn(raw, this.column);
    if (inColumn !== null) return [[inColumn]];
    const inValues = values.flatMap(idsInJson);
    return [...inValues, idsInLine(plain, this.isListOfWords && values.length === 0)];
  }

  private takeRecord(record: ReadonlySet<string>): void {
    const refused: string[] = [];
    for (const candidate of record) {
      const why = refusalOf(candidate);
      if (why === 'looks-like-a-key' || candidate.includes(keyMask)) this.hasShortKey = true;
      else if (why !== null) {
        this.refused.set(candidate, why);
        refused.push(candidate);
      } else if (this.ids.has(candidate)) this.repeats += 1;
      else this.ids.add(candidate);
    }
    if (refused.length > 0) this.rest.push(refused.join(' '));
  }

  private leave(raw: string): void {
    // Brackets and commas of a value that a copy cut in half say nothing.
    if (!/[\p{L}\p{N}\p{S}]/u.test(raw) || isOnlyMaskedKey(raw)) return;
    this.rest.push(raw);
    this.linesNotUnderstood += raw.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
  }
}
