import { useCallback, useMemo, useState } from 'react';
import { maskKeys } from '../../../../shared/paste/mask-keys';

/** From this length on a text is kept beside the field: a field that shows it would freeze. */
export const longTextCharacters = 50_000;

export interface PasteText {
  /** Everything that would be added: the long text, if any, and what is typed. */
  readonly text: string;
  readonly typed: string;
  /** A text too long for the field; empty when there is none. */
  readonly long: string;
  readonly type: (typed: string) => void;
  readonly append: (text: string) => void;
  /** Leaves `rest` of a text that was taken, and whatever was put behind it meanwhile. */
  readonly settle: (taken: string, rest: string) => void;
  readonly discardLong: () => void;
}

interface Parts {
  readonly long: string;
  readonly typed: string;
}

const joined = (first: string, second: string): string =>
  first === '' || second === '' ? first + second : `${first.replace(/\n$/, '')}\n${second}`;

const partsOf = (text: string): Parts =>
  text.length > longTextCharacters ? { long: text, typed: '' } : { long: '', typed: text };

const withTyped = (parts: Parts, typed: string): Parts =>
  typed.length > longTextCharacters
    ? { long: joined(parts.long, typed), typed: '' }
    : { long: parts.long, typed };

/** A text that was changed elsewhere than at its end stays: what was taken from it counts as here already. */
function afterTaking(now: Parts, taken: string, rest: string): Parts {
  const whole = joined(now.long, now.typed);
  if (!whole.startsWith(taken)) return now;
  return partsOf(joined(rest, whole.slice(taken.length).replace(/^\n/, '')));
}

/** The text of the paste box, with every key blotted out before it is kept. */
export function usePasteText(): PasteText {
  const [parts, setParts] = useState<Parts>({ long: '', typed: '' });
  const text = useMemo(() => joined(parts.long, parts.typed), [parts]);
  return {
    text,
    typed: parts.typed,
    long: parts.long,
    type: useCallback((typed) => {
      const safe = maskKeys(typed);
      setParts((now) => withTyped(now, safe));
    }, []),
    append: useCallback((more) => {
      const safe = maskKeys(more);
      setParts((now) => withTyped(now, joined(now.typed, safe)));
    }, []),
    settle: useCallback((taken, rest) => setParts((now) => afterTaking(now, taken, rest)), []),
    discardLong: useCallback(() => setParts((now) => ({ long: '', typed: now.typed })), []),
  };
}
