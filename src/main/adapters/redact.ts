const mark = '[redacted]';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer)(\s+|%20)[^\s"'\\,;]+/gi, `$1$2${mark}`],
  [/(?<![A-Za-z0-9])sk-[A-Za-z0-9_\-.]{4,}/g, mark],
  // Signed links: whoever has the query has the file.
  [
    /([?&;](?:[^=&?\s"']*(?:signature|token|key|secret|credential)[^=&?\s"']*|sig|exp|expires|x-amz-[^=&?\s"']*)=)[^&#\s"'\\<>]*/gi,
    `$1${mark}`,
  ],
  [
    /("(?:authorization|cookie|set-cookie|password|secret|token|key|api[_-]?key)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi,
    `$1"${mark}"`,
  ],
  [/(\bhttps?:\/\/)[^\s/?#"'@]+@/gi, `$1${mark}@`],
];

/** Takes out of a text everything that looks like a secret, whoever's it is. */
export function clean(text: string): string {
  return patterns.reduce((cleaner, [pattern, by]) => cleaner.replace(pattern, by), text);
}

/** So many characters of a secret in a row give it away, wherever in it they are. */
const tellingLength = 12;
/** At the end of a text that was cut, the beginning of a secret. */
const tellingStart = 6;

/** Takes secrets out of texts, whole or in part: those it was told of, and whatever looks like one. */
export class Redactor {
  readonly #forms = new Set<string>();
  /** Pieces of the forms, by their length. */
  readonly #pieces = new Map<number, Set<string>>();

  learn(secret: string): void {
    // A short text would be found inside innocent words; a key has 8 characters or more.
    if (secret.length < 8) return;
    for (const form of formsOf(secret)) {
      this.#forms.add(form);
      const size = Math.min(tellingLength, form.length);
      const pieces = this.#pieces.get(size) ?? new Set();
      this.#pieces.set(size, pieces);
      for (let at = 0; at + size <= form.length; at += 1) pieces.add(form.slice(at, at + size));
    }
  }

  clean(text: string): string {
    return clean(this.#withoutStart(this.#withoutPieces(text)));
  }

  #withoutPieces(text: string): string {
    const isTold = new Uint8Array(text.length);
    for (const [size, pieces] of this.#pieces) {
      for (let at = 0; at + size <= text.length; at += 1) {
        if (pieces.has(text.slice(at, at + size))) isTold.fill(1, at, at + size);
      }
    }
    let cleaned = '';
    for (let at = 0; at < text.length; at += 1) {
      if (isTold[at] === 0) cleaned += text.charAt(at);
      else if (at === 0 || isTold[at - 1] === 0) cleaned += mark;
    }
    return cleaned;
  }

  #withoutStart(text: string): string {
    const end = text.endsWith('…') ? text.length - 1 : text.length;
    for (let size = Math.min(tellingLength - 1, end); size >= tellingStart; size -= 1) {
      const last = text.slice(end - size, end);
      for (const form of this.#forms) {
        if (form.startsWith(last)) return text.slice(0, end - size) + mark + text.slice(end);
      }
    }
    return text;
  }
}

/** The ways in which a secret comes out of JSON (also in JSON), a URL, and a Basic header or other bytes in base64. */
function formsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    inJson,
    JSON.stringify(inJson).slice(1, -1),
    encodeURIComponent(secret),
    ...[0, 1, 2].map((before) =>
      Buffer.from('\0'.repeat(before) + secret)
        .toString('base64')
        .slice(before === 0 ? 0 : before + 1),
    ),
  ];
}
