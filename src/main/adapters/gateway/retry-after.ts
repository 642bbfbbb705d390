const longestWaitMs = 5 * 60_000;

/**
 * Milliseconds to wait by a `Retry-After` header, at most 5 minutes; null when it says nothing readable.
 * A date counts from the service's own time, which its `Date` header tells: this machine's may be wrong.
 */
export function readRetryAfter(
  value: string | null,
  date: string | null,
  nowMs: number,
): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(longestWaitMs, Math.ceil(Number(text) * 1000));
  const atMs = momentOf(text);
  if (atMs === null) return null;
  const fromMs = momentOf(date?.trim() ?? '') ?? nowMs;
  return Math.min(longestWaitMs, Math.max(0, atMs - fromMs));
}

function momentOf(text: string): number | null {
  // Only the date forms of RFC 9110 begin with a weekday; `Date.parse` alone takes almost anything.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}
