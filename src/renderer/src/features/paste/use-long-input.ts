import { useEffect, type RefObject } from 'react';
import { maskKeys } from '../../../../shared/paste/mask-keys';
import { longTextCharacters } from './use-paste-text';

/**
 * Hands over a long text before the field takes it: the browser needs half a minute to lay out
 * 10,000 inserted lines. `rest` is what the field holds besides. React's own `onBeforeInput` does not
 * tell pastes and drops. A key is blotted out before the field, and so its undo, ever holds it.
 */
export function useLongInput(
  field: RefObject<HTMLTextAreaElement | null>,
  take: (text: string, rest: string) => void,
): void {
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    const onBeforeInput = (event: InputEvent): void => {
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (text.length <= longTextCharacters) {
        const safe = maskKeys(text);
        if (safe === text) return;
        event.preventDefault();
        element.setRangeText(safe, element.selectionStart, element.selectionEnd, 'end');
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return;
      }
      event.preventDefault();
      const { value, selectionStart, selectionEnd } = element;
      // What was selected is replaced, as it would be by the browser.
      take(text, value.slice(0, selectionStart) + value.slice(selectionEnd));
    };
    element.addEventListener('beforeinput', onBeforeInput);
    return () => element.removeEventListener('beforeinput', onBeforeInput);
  }, [field, take]);
}
