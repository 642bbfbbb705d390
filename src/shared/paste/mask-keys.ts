/** Stands where a key stood. */
export const keyMask = '••••••••';

const value = String.raw`[^\s"'\`\\,;&<>^(){}[\]]`;

/** Each pattern's first group stays, its second is the secret. */
const secrets: readonly RegExp[] = [
  /(?<![A-Za-z0-9_-])()((?:sk|pk|rk)-[A-Za-z0-9_-]{6,})/gi,
  new RegExp(String.raw`(bearer(?:\s{1,20}|%20))(${value}{6,})`, 'gi'),
  new RegExp(
    String.raw`((?:authorization|api[-_ ]?key|(?:access|auth)[-_]token|\b(?:key|token)|secret|password)(?:\\?["'])?\s{0,20}[:=：]\s{0,20}\^?(?:\\?["'])?(?:(?:bearer|basic|token)\s{1,20})?)(${value}{6,})`,
    'gi',
  ),
  /(\s(?:-u|--user|--oauth2-bearer)[ =]["']?)([^\s"']{6,})/g,
  // A JSON Web Token would else pass for an ID of an unknown kind.
  /(?<![\w-])()(eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]{4,})/g,
  // What is typed on after a mask is the rest of the same key.
  /()(•{8}[A-Za-z0-9_-]+)/g,
];

/** A name that stands for a key, or an ID that a field called "key" holds. */
const noSecret = /^(?:\$|%|your|bearer$|basic$|token$|•{8}$|(?:video|task|img|image|vid)_)/i;

/** Blots out API keys and passwords, so that a pasted one is neither shown nor kept. */
export function maskKeys(text: string): string {
  return secrets.reduce(
    (masked, pattern) =>
      masked.replace(pattern, (whole, before: string, secret: string) =>
        noSecret.test(secret) ? whole : `${before}${keyMask}`,
      ),
    text,
  );
}

const keyLabels =
  /authorization|bearer|basic|(?:x-)?api[-_ ]?key|(?:dimilinks_)?(?:key|token)|secret|password|export|-H\b/gi;

/** True for a text that holds a masked key and, besides its label, no word. */
export function isOnlyMaskedKey(text: string): boolean {
  return text.includes(keyMask) && !/[\p{L}\p{N}]/u.test(text.replace(keyLabels, ''));
}
