import { useEffect } from 'react';

/** Hands over what is pasted anywhere in the window while no field has the focus. */
export function useWindowPaste(take: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '' || takesText(document.activeElement) || isDialogOpen()) return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);
}

const takesText = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && element.type !== 'checkbox');

const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;
