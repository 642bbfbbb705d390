const two = (value: number): string => String(value).padStart(2, '0');

// Only reads the calendar of a moment that is given; what time it is comes from the clock.
// eslint-disable-next-line no-restricted-globals
const calendarOf = (atMs: number): Date => new Date(atMs);

/** The day where the person is, such as `2026-11-24`. */
export function dayOf(atMs: number): string {
  return `${monthOf(atMs)}-${two(calendarOf(atMs).getDate())}`;
}

/** The moment at which the next day begins where the person is. */
export function nextDayMs(atMs: number): number {
  const at = calendarOf(atMs);
  at.setHours(24, 0, 0, 0);
  return at.getTime();
}

/** The month where the person is, such as `2026-11`. */
export function monthOf(atMs: number): string {
  const at = calendarOf(atMs);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}`;
}

/** The time of day where the person is, as a file name takes it: `03-05-09`. */
export function timeOf(atMs: number): string {
  const at = calendarOf(atMs);
  return `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`;
}

/** The moment in universal time, such as `2026-11-24T03:05:09.000Z`. */
export const isoOf = (atMs: number): string => calendarOf(atMs).toISOString();
