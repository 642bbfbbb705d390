import { createHash } from 'node:crypto';
import type { Answer, Body, Headers, Times } from './answer';
import { bodySource, sha256Of, type BodySource } from './body-source';
import { Faults } from './faults';

/** Where the content route sends the client. Any other text is used as the Location as it is. */
export type RedirectTarget = 'cdn' | 'same-origin' | 'relative' | (string & {});

export interface RedirectOptions extends Times {
  readonly status?: 301 | 302 | 303 | 307 | 308;
  /** Redirects in a row on the API's own origin; Infinity never arrives. */
  readonly hops?: number;
}

/** What happens before a byte of the result: on the API's route, or on the CDN's. */
export type EntranceFault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | {
      readonly kind: 'redirect';
      readonly to: RedirectTarget;
      readonly status: number;
      readonly hops: number;
    }
  | { readonly kind: 'silence' }
  | { readonly kind: 'drop' };

/** What happens while the bytes flow, whichever origin sends them. `bytes` counts within one answer. */
export interface DeliveryFault {
  readonly kind: 'cut' | 'reset' | 'stall' | 'end';
  readonly bytes: number;
  readonly notBefore?: () => Promise<unknown>;
}

export interface CutOptions extends Times {
  /** Leaves the connection open until then: a client loses what it had got, but not read, at the cut. */
  readonly notBefore?: () => Promise<unknown>;
}

/** How the bytes are presented, until changed again. */
export interface Presentation {
  etag: 'strong' | 'weak' | 'none';
  lastModified: boolean;
  length: boolean;
  contentType: string | null;
  contentDisposition: string | undefined;
  rangeSupport: 'yes' | 'ignored' | 'shifted';
  rangeShift: number;
  /** What Content-Range claims the total to be. */
  claimedTotal: number | undefined;
  gzip: boolean;
  bytesPerSecond: number;
  headers: Headers;
}

/** The result of one video task, and everything that can go wrong while it is fetched. */
export class ContentScenario {
  readonly entrance = new Faults<EntranceFault>();
  readonly cdnEntrance = new Faults<EntranceFault>();
  readonly delivery = new Faults<DeliveryFault>();
  readonly presentation: Presentation;
  version = 1;
  /** Signed links handed out before this count are no longer good. */
  linkGeneration = 1;
  readonly #clip: Uint8Array;
  readonly #bytes: number | undefined;
  readonly #seed: string;
  readonly #normal: Presentation;
  #answersUntilChange = Infinity;
  #source: BodySource | undefined;
  #sha256: string | undefined;

  constructor(clip: Uint8Array, contentType: string, bytes: number | undefined, seed: string) {
    this.#clip = clip;
    this.#bytes = bytes;
    this.#seed = seed;
    this.#normal = {
      etag: 'strong',
      lastModified: true,
      length: true,
      contentType,
      contentDisposition: undefined,
      rangeSupport: 'yes',
      rangeShift: 0,
      claimedTotal: undefined,
      gzip: false,
      bytesPerSecond: Infinity,
      headers: {},
    };
    this.presentation = { ...this.#normal };
    this.source();
  }

  /** Closes the connection after so many body bytes, like a proxy at its time limit. */
  cutsAfter(bytes: number, options: CutOptions = {}): this {
    return this.#delivers({ kind: 'cut', bytes }, options);
  }

  /** Resets the connection; bytes on their way may be lost, too. */
  resetsAfter(bytes: number, options: CutOptions = {}): this {
    return this.#delivers({ kind: 'reset', bytes }, options);
  }

  /** Sends nothing more and keeps the connection open. */
  stallsAfter(bytes: number, times: Times = {}): this {
    return this.#delivers({ kind: 'stall', bytes }, times);
  }

  /** Ends a chunked answer early, as if it were whole. */
  endsCleanlyAfter(bytes: number, times: Times = {}): this {
    return this.#delivers({ kind: 'end', bytes }, times);
  }

  answersWith(status: number, headers: Headers = {}, body: Body = null, times: Times = {}): this {
    this.entrance.add({ kind: 'answer', answer: { status, headers, body } }, times);
    return this;
  }

  cdnAnswersWith(
    status: number,
    headers: Headers = {},
    body: Body = null,
    times: Times = {},
  ): this {
    this.cdnEntrance.add({ kind: 'answer', answer: { status, headers, body } }, times);
    return this;
  }

  redirectsTo(to: RedirectTarget, options: RedirectOptions = {}): this {
    const { status = 302, hops = 1 } = options;
    this.entrance.add({ kind: 'redirect', to, status, hops }, options);
    return this;
  }

  neverAnswers(times: Times = {}): this {
    this.entrance.add({ kind: 'silence' }, times);
    return this;
  }

  /** Closes the connection without an answer. */
  dropsConnection(times: Times = {}): this {
    this.entrance.add({ kind: 'drop' }, times);
    return this;
  }

  /** The CDN answers 403 to every signed link handed out so far. */
  expiresSignedLinks(): this {
    this.linkGeneration += 1;
    return this;
  }

  throttledTo(bytesPerSecond: number): this {
    return this.#shows({ bytesPerSecond });
  }

  ignoresRange(): this {
    return this.#shows({ rangeSupport: 'ignored' });
  }

  /** Answers 206 from so many bytes after (or, negative, before) the place asked for, and says so. */
  shiftsRange(bytes: number): this {
    return this.#shows({ rangeSupport: 'shifted', rangeShift: bytes });
  }

  claimsTotal(bytes: number): this {
    return this.#shows({ claimedTotal: bytes });
  }

  withoutLength(): this {
    return this.#shows({ length: false });
  }

  etag(kind: Presentation['etag']): this {
    return this.#shows({ etag: kind });
  }

  withoutLastModified(): this {
    return this.#shows({ lastModified: false });
  }

  contentType(type: string | null): this {
    return this.#shows({ contentType: type });
  }

  contentDisposition(value: string): this {
    return this.#shows({ contentDisposition: value });
  }

  headers(headers: Headers): this {
    return this.#shows({ headers });
  }

  /** Compresses the body whatever was asked; Content-Length is the compressed size, Range is ignored. */
  gzip(): this {
    return this.#shows({ gzip: true });
  }

  /** After so many answers with content, the file is another one of the same size. */
  changesValidatorAfter(answers: number): this {
    this.#answersUntilChange = answers;
    if (answers <= 0) this.#change();
    return this;
  }

  /** Ends every fault and shows the content as at first; a changed file stays changed. */
  behaves(): this {
    this.entrance.clear();
    this.cdnEntrance.clear();
    this.delivery.clear();
    this.#answersUntilChange = Infinity;
    return this.#shows(this.#normal);
  }

  /** The same for every version; part of the ETag. */
  get tag(): string {
    return createHash('sha256').update(this.#seed).digest('hex').slice(0, 16);
  }

  source(): BodySource {
    this.#source ??= bodySource(this.#clip, this.#bytes, this.#seed, this.version);
    return this.#source;
  }

  served(): { sha256: string; bytes: number } {
    this.#sha256 ??= sha256Of(this.source());
    return { sha256: this.#sha256, bytes: this.source().bytes };
  }

  /** To be called after an answer's source and validators were taken. */
  countAnswer(): void {
    this.#answersUntilChange -= 1;
    if (this.#answersUntilChange === 0) this.#change();
  }

  #change(): void {
    this.version += 1;
    this.#source = undefined;
    this.#sha256 = undefined;
  }

  #delivers(fault: DeliveryFault, { notBefore, ...times }: CutOptions): this {
    this.delivery.add(notBefore === undefined ? fault : { ...fault, notBefore }, times);
    return this;
  }

  #shows(change: Partial<Presentation>): this {
    Object.assign(this.presentation, change);
    return this;
  }
}
