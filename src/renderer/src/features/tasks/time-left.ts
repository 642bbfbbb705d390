/** Beyond this nobody waits, and the speed will be another one. */
const longestMs = 24 * 3_600_000;

/** Milliseconds until so many bytes have come at this speed, no more exact than can be known: to the second below 15 s, else to 5 s. Null when it cannot be told. */
export function timeLeft(bytes: number, bytesPerSecond: number): number | null {
  if (bytes <= 0 || bytesPerSecond <= 0) return null;
  const seconds = Math.ceil(bytes / bytesPerSecond);
  const ms = (seconds < 15 ? seconds : Math.ceil(seconds / 5) * 5) * 1_000;
  return ms > longestMs ? null : ms;
}
