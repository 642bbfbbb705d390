import { isPlainNumber, mayBeId } from './candidate';
import { idsInAddresses } from './ids-in-addresses';
import { idsInLine, idsInProse } from './ids-in-line';

/** Fields that name a task, the surest first; compared without case, `_` and `-`. */
const idFields = ['taskid', 'videoid', 'id', 'generationid', 'requestid'];
const listFields = new Set(['taskids', 'videoids', 'ids', 'tasks', 'videos']);

/** Objects whose `id` is never a task's. */
const othersFields =
  /^(?:user|account|organi[sz]ation|project|model|channel|token|group|error|usage|author|owner|session|created_?by|creator|customer|workspace|team|member|client|device)$/i;

/** Below it a value is read as text: each level is a step deeper into the stack. */
const deepest = 500;

interface Found {
  /** IDs in the order of the text, each list from one record. */
  readonly records: readonly (readonly string[])[];
  /** A field such as `task_id` said so, not only `id` or a sentence. */
  readonly isSure: boolean;
}

const nothing: Found = { records: [], isSure: false };

/** Task IDs of a JSON value, one list per record: an ID that a record names twice is no repeat. */
export function idsInJson(value: unknown): readonly (readonly string[])[] {
  return read(value, null, 0).records;
}

function read(value: unknown, name: string | null, depth: number): Found {
  if (depth > deepest) return readDeep(value);
  if (typeof value === 'string') return readText(value, depth);
  if (Array.isArray(value)) {
    const all = value.map((item) => readItem(item, name, depth));
    return { records: all.flatMap(({ records }) => records), isSure: false };
  }
  return typeof value === 'object' && value !== null ? readObject(value, name, depth) : nothing;
}

function readItem(item: unknown, name: string | null, depth: number): Found {
  const isListed = name === null || listFields.has(plain(name));
  if (typeof item === 'string' && isListed && isWhole(item) && !isPlainNumber(item)) {
    return { records: [[item]], isSure: true };
  }
  return read(item, name, depth + 1);
}

function readText(text: string, depth: number): Found {
  const inner = /^\s*[{[]/.test(text) ? parsedJson(text) : undefined;
  if (inner !== undefined) return read(inner, null, depth + 1);
  const ids = [...idsInAddresses(text), ...idsInProse(text)].filter(mayBeId);
  return { records: ids.length > 0 ? [ids] : [], isSure: false };
}

function readDeep(value: unknown): Found {
  try {
    const ids = idsInLine(JSON.stringify(value), false);
    return { records: ids.map((id) => [id]), isSure: false };
  } catch {
    // Too deep for the engine itself.
    return nothing;
  }
}

/** A record speaks of one task: what its fields say counts before what its other texts mention. */
function readObject(value: object, name: string | null, depth: number): Found {
  const entries = Object.entries(value);
  const own = name !== null && othersFields.test(name) ? null : ownId(entries);
  const kids = entries.map(([key, inner]) => {
    const found = own?.name === key ? nothing : read(inner, key, depth + 1);
    // A text that holds JSON is a value of its own.
    const isText = typeof inner === 'string' && !found.isSure;
    return { ...found, isText, isList: Array.isArray(inner) };
  });
  const isSureBelow = kids.some(({ isSure, isList }) => isSure && !isList);
  const isSure = own?.isSure === true || isSureBelow;
  const texts = kids.filter(({ isText }) => isText).flatMap(({ records }) => records.flat());
  const below = kids
    .filter((kid) => !kid.isText && (kid.isList || kid.isSure || own?.isSure !== true))
    .flatMap(({ records }) => records);
  const named = entries.filter(([key, inner]) => isKeyedById(key, inner)).map(([key]) => key);
  const here = [...idsHere(own, texts, isSureBelow), ...named];
  if (here.length === 0) return { records: below, isSure };
  return { records: [here, ...below.filter((ids) => !isWithin(ids, here))], isSure };
}

interface OwnId {
  readonly name: string;
  readonly id: string;
  readonly isSure: boolean;
}

function idsHere(own: OwnId | null, texts: readonly string[], isSureBelow: boolean): string[] {
  if (isSureBelow && own?.isSure !== true) return [];
  if (own === null) return [...texts];
  // The `id` of a chat message is its own; the task is what the message speaks of.
  const isMessage = !own.isSure && texts.length > 0 && idsInProse(own.id)[0] !== own.id;
  return isMessage ? [...texts] : [own.id];
}

/** An answer often names its task once more in an inner object. */
const isWithin = (ids: readonly string[], others: readonly string[]): boolean =>
  ids.every((id) => others.includes(id));

function ownId(entries: readonly [string, unknown][]): OwnId | null {
  for (const field of idFields) {
    for (const [name, value] of entries) {
      if (plain(name) !== field) continue;
      // Only a field that can hold nothing else may hold a number, and only one that JSON did not round.
      const isNumber = field === 'taskid' && Number.isSafeInteger(value);
      const id = isNumber ? String(value) : value;
      if (typeof id !== 'string' || !isWhole(id)) continue;
      if (field !== 'taskid' && isPlainNumber(id)) continue;
      return { name, id: id.trim(), isSure: field === 'taskid' || field === 'videoid' };
    }
  }
  return null;
}

const plain = (name: string): string => name.toLowerCase().replace(/[_\- ]/g, '');

const isWhole = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed.length >= 3 && !/\s/.test(trimmed) && mayBeId(trimmed);
};

/** `{"video_a1": {…}}`: a map by ID. */
const isKeyedById = (key: string, value: unknown): boolean =>
  typeof value === 'object' && value !== null && /\d/.test(key) && idsInProse(key)[0] === key;

/** The value of a JSON text; undefined when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
