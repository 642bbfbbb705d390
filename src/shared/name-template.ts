import { z } from 'zod';
import { cleanStem } from './file-stem';
import { dayOf, timeOf } from './local-time';

/** What a file-name template may ask for, in the order in which it is offered. */
export const nameTokens = ['id', 'label', 'date', 'time', 'kind', 'n'] as const;
export type NameToken = (typeof nameTokens)[number];

export const defaultNameTemplate = '{id}';
export const longestTemplate = 200;

/**
 * Room for the longest name, in bytes: most file systems take 255, and ` (9999)`, an extension and
 * the sidecar file's own ending come behind it.
 */
const longestNameBytes = 200;

/** What is known of a file when it gets its name. */
export interface NameFacts {
  readonly id: string;
  readonly label: string;
  /** When the task was added. The folder per day goes by it too, so that both agree for ever. */
  readonly addedAtMs: number;
  readonly kind: 'video' | 'image';
  /** The file's place in its task, from 1, and how many there are. */
  readonly number: number;
  readonly count: number;
}

export type TemplateRefusal = 'empty' | 'too-long' | 'separator' | 'unknown-token';

export type TemplateReading =
  | { readonly ok: true; readonly pieces: readonly TemplatePiece[] }
  | { readonly ok: false; readonly why: TemplateRefusal; readonly subject: string };

type TemplatePiece = { readonly token: NameToken } | { readonly text: string };

const isToken = (name: string): name is NameToken => nameTokens.some((token) => token === name);

/** Reads a template such as `{date} {id}`, or says what is wrong with it. */
export function readNameTemplate(template: string): TemplateReading {
  const refused = (why: TemplateRefusal, subject = ''): TemplateReading => ({
    ok: false,
    ...{ why, subject },
  });
  if (template.trim() === '') return refused('empty');
  if (template.length > longestTemplate) return refused('too-long');
  const separator = /[/\\]/.exec(template);
  if (separator !== null) return refused('separator', separator[0]);
  const pieces: TemplatePiece[] = [];
  for (const [whole, name] of template.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)) {
    if (name === undefined) pieces.push({ text: whole });
    else if (isToken(name)) pieces.push({ token: name });
    else return refused('unknown-token', whole.slice(0, 40));
  }
  return { ok: true, pieces };
}

export const nameTemplateSchema = z.string().refine((text) => readNameTemplate(text).ok);

/** The beginning of a result's file name, without its extension. The settings show it as it is typed. */
export function nameFromTemplate(template: string, facts: NameFacts): string {
  const reading = readNameTemplate(template);
  const pieces = reading.ok ? reading.pieces : [{ token: 'id' } as const];
  const stem = cleanStem(fill(pieces, facts), longestNameBytes);
  const saysNumber = pieces.some((piece) => 'token' in piece && piece.token === 'n');
  // Behind the cut: files of one task must not lose what tells them apart.
  return facts.count > 1 && !saysNumber ? `${stem}-${String(facts.number)}` : stem;
}

/** Puts the pieces together; an empty value takes the separator at its side with it. */
function fill(pieces: readonly TemplatePiece[], facts: NameFacts): string {
  let name = '';
  let isAfterGap = false;
  for (const piece of pieces) {
    if ('text' in piece) {
      name += isAfterGap ? piece.text.replace(/^[ _\-.]+/, '') : piece.text;
      isAfterGap = false;
      continue;
    }
    const value = valueOf(piece.token, facts);
    name += value;
    isAfterGap = value === '';
  }
  return isAfterGap ? name.replace(/[ _\-.]+$/, '') : name;
}

function valueOf(token: NameToken, facts: NameFacts): string {
  switch (token) {
    case 'id':
      return cleanStem(facts.id);
    case 'label':
      return facts.label.trim() === '' ? '' : cleanStem(facts.label.trim());
    case 'date':
      return dayOf(facts.addedAtMs);
    case 'time':
      return timeOf(facts.addedAtMs);
    case 'kind':
      return facts.kind;
    case 'n':
      return String(facts.number);
  }
}
