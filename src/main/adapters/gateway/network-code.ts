/** The code of a failed connection, from wherever Node or undici put it. */
export function networkCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    if ('code' in at && typeof at.code === 'string' && at.code !== '') return at.code;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return 'UNKNOWN';
}
