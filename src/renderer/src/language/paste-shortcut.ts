/** How this system writes the shortcut for pasting. */
export const pasteShortcut = (): string => (/mac/i.test(navigator.userAgent) ? '⌘V' : 'Ctrl+V');
