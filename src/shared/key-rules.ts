/** Trims what a person entered as a key; null when it cannot be one: printable ASCII without white space, 8 to 1,200 characters. */
export function readKey(text: string): string | null {
  const trimmed = text.trim();
  return /^[\x21-\x7e]{8,1200}$/.test(trimmed) ? trimmed : null;
}
