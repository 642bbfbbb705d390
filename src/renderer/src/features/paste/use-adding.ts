import { useCallback, useState } from 'react';
import type { PasteReading } from '../../../../shared/paste/read-paste';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { addIds } from './add-ids';
import { readInSlices } from './read-in-slices';
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
    const read = reading ?? (await readInSlices(text).reading);
    const { ids } = read;
    const rows = store.getState().list?.rows;
    const newIds = ids.filter((id) => rows?.has(id) !== true);
    const added = await addIds(client, newIds);
    setAdding(false);
    if (added === null) {
      toasts.show(words('toast.failed'));
      return;
    }
    paste.settle(text, read.rest);
    const here = ids.length - added;
    const sentences = [];
    if (added > 0) sentences.push(words('paste.added', { count: added }));
    else if (ids.length > 0) sentences.push(words('paste.noneNew'));
    if (added > 0 && here > 0) sentences.push(words('paste.mergedHere', { count: here }));
    if (read.repeats > 0) sentences.push(words('paste.mergedRepeats', { count: read.repeats }));
    if (ids.length > 0 && read.rest !== '') sentences.push(words('paste.restLeft'));
    if (read.hasKey) sentences.push(words('paste.keyDropped'));
    setNote(sentences.join(' '));
    toasts.say(sentences.join(' ') || words('paste.nothingFound'));
  };

  return { isAdding, note, clearNote, add };
}
