/** Keeps both ends of a long text, since IDs and paths differ there. */
export function shorten(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text;
  const tail = Math.floor((mostCharacters - 1) / 3);
  return `${text.slice(0, mostCharacters - 1 - tail)}…${text.slice(-tail)}`;
}
