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

/** Takes secrets out of texts: those it was told of, and whatever looks like one. */
export class Redactor {
  readonly #forms = new Set<string>();
  #longestFirst: readonly string[] = [];

  learn(secret: string): void {
    // A short text would be found inside innocent words; a key has 8 characters or more.
    if (secret.length < 8) return;
    for (const form of formsOf(secret)) this.#forms.add(form);
    this.#longestFirst = [...this.#forms].sort((one, other) => other.length - one.length);
  }

  clean(text: string): string {
    return clean(
      this.#longestFirst.reduce((cleaner, form) => cleaner.replaceAll(form, mark), text),
    );
  }
}

/** The ways in which a secret comes out of JSON, a URL or a Basic header. */
function formsOf(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ];
}
