import type { KeyView } from '../../../../shared/app-view';
import type { WordKey } from '../../../../shared/words/catalogue';
import type { LanguageTools } from '../../language/language-context';

export type KeyLook = 'good' | 'warning' | 'bad' | 'still';

const isPassing = (key: KeyView): boolean => key.status === 'ready' && key.storage === 'session';

/** The header's two or three words. */
export function keyStatusWord(key: KeyView): WordKey {
  return isPassing(key) ? 'keyStatus.session' : `keyStatus.${key.status}`;
}

export function keyLook(key: KeyView): KeyLook {
  switch (key.status) {
    case 'unknown':
    case 'checking':
      return 'still';
    case 'missing':
    case 'locked':
      return 'warning';
    case 'rejected':
      return 'bad';
    case 'ready':
      return isPassing(key) ? 'warning' : 'good';
  }
}

/** Whole sentences: how the key is, where it is kept, and what to do about any trouble. */
export function keySentences(key: KeyView, { words, formats }: LanguageTools): readonly string[] {
  const sentences = [words(`keyText.${key.status}`)];
  if (key.storage === 'keychain') {
    sentences.push(
      key.savedAtMs === null
        ? words('keyText.keychain')
        : words('keyText.keychainSince', { when: formats.fullMoment(key.savedAtMs) }),
    );
  } else if (key.storage !== null) {
    sentences.push(words(`keyText.${key.storage}`));
  }
  if (key.trouble !== null) sentences.push(words(`keyTrouble.${key.trouble}`));
  return sentences;
}
