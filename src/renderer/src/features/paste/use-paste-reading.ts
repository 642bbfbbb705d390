import { useEffect, useMemo, useState } from 'react';
import { readPaste, type PasteReading } from '../../../../shared/paste/read-paste';
import { readInSlices } from './read-in-slices';
import { longTextCharacters } from './use-paste-text';

/** Reads a text; null while a long one is still to be read. */
export function usePasteReading(text: string): PasteReading | null {
  const isLong = text.length > longTextCharacters;
  const [late, setLate] = useState<{ text: string; reading: PasteReading } | null>(null);

  useEffect(() => {
    if (!isLong) return;
    const sliced = readInSlices(text);
    void sliced.reading.then((reading) => setLate({ text, reading }));
    return sliced.giveUp;
  }, [isLong, text]);

  const atOnce = useMemo(() => (isLong ? null : readPaste(text)), [isLong, text]);
  return isLong && late?.text === text ? late.reading : atOnce;
}
