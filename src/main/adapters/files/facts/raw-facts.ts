/** What a reader found, before anybody looked whether it can be true. */
export interface RawFacts {
  readonly width?: number | null;
  readonly height?: number | null;
  readonly durationMs?: number | null;
}
