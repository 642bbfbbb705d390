import { useCallback, useState } from 'react';
import { readPaste, type PasteReading } from '../../../../shared/paste';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { addIds } from './add-ids';
import { remainingText } from './remaining-text';
import type { PasteText } from './use-paste-text';

export interface Adding {
  readonly isAdding: boolean;
  /** What the last adding came to; empty before the first and after the next edit. */
  readonly note: string;
  readonly clearNote: () => void;
  readonly add: () => Promise<void>;
}

/** Adds what the box holds, and leaves in it what was not understood. */
export function useAdding(paste: PasteText, reading: PasteReading | null): Adding {
  const { client, store, toasts } = usePage();
  const { words } = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const [note, setNote] = useState('');
  const clearNote = useCallback(() => setNote(''), []);

  const add = async (): Promise<void> => {
    const { text } = paste;
    if (isAdding || text.trim() === '') return;
    setAdding(true);
    const { ids, ...rest } = reading ?? (await readSoon(text));
    const rows = store.getState().list?.rows;
    const newIds = ids.filter((id) => rows?.has(id) !== true);
    const added = await addIds(client, newIds);
    setAdding(false);
    if (added === null) {
      toasts.show(words('toast.failed'));
      return;
    }
    const left = remainingText(text, { ids, ...rest });
    paste.replace(left.text);
    const sentences = [];
    if (added > 0) sentences.push(words('paste.added', { count: added }));
    else if (ids.length > 0) sentences.push(words('paste.noneNew'));
    if (ids.length > 0 && left.text !== '') sentences.push(words('paste.restLeft'));
    if (left.hasDroppedKey) sentences.push(words('paste.keyDropped'));
    setNote(sentences.join(' '));
    toasts.say(sentences.join(' ') || words('paste.nothingFound'));
  };

  return { isAdding, note, clearNote, add };
}

/** Lets the window paint that it is busy before a long text holds it up. */
const readSoon = (text: string): Promise<PasteReading> =>
  new Promise((resolve) => setTimeout(() => resolve(readPaste(text)), 50));
