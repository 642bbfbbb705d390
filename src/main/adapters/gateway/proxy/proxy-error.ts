import type { ProxyTrouble } from '../../../core/ports/gateway';

/** The way to a proxy, or through it, failed: nothing that the service itself said. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code: string;

  constructor(
    readonly trouble: ProxyTrouble,
    code: string,
  ) {
    super(`the proxy ${trouble.address}: ${code}`);
    this.code = code;
  }
}

/** The proxy's part in a failed connection; null when it had none. */
export function proxyTroubleOf(error: unknown): ProxyTrouble | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    if (at instanceof ProxyError) return at.trouble;
    at = at.cause;
  }
  return null;
}
