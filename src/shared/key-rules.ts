/** Trims what a person entered as a key; null when it cannot be one: printable ASCII without white space, 8 to 1,200 characters. */
export function readKey(text: string): string | null {
  const trimmed = text.trim();
  return /^[\x21-\x7e]{8,1200}$/.test(trimmed) ? trimmed : null;
}

/** A proxy's password as it was typed; null when no proxy could take it: SOCKS 5 allows 255 bytes. */
export function readProxyPassword(text: string): string | null {
  // Half a character has no bytes at all.
  if (/\p{Cc}|\p{Cs}/u.test(text)) return null;
  const bytes = encodeURIComponent(text).replace(/%../g, '-').length;
  return bytes >= 1 && bytes <= 255 ? text : null;
}
