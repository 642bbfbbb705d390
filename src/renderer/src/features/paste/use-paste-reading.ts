import { useEffect, useMemo, useState } from 'react';
import { readPaste, type PasteReading } from '../../../../shared/paste';
import { longTextCharacters } from './use-paste-text';

/** Long enough for "Reading…" to be painted before the reading holds up the page. */
const pauseMs = 50;

/** Reads a text; null while a long one is still to be read. */
export function usePasteReading(text: string): PasteReading | null {
  const isLong = text.length > longTextCharacters;
  const [late, setLate] = useState<{ text: string; reading: PasteReading } | null>(null);

  useEffect(() => {
    if (!isLong) return;
    const timer = setTimeout(() => setLate({ text, reading: readPaste(text) }), pauseMs);
    return () => clearTimeout(timer);
  }, [isLong, text]);

  const atOnce = useMemo(() => (isLong ? null : readPaste(text)), [isLong, text]);
  return isLong && late?.text === text ? late.reading : atOnce;
}
