const two = (value: number): string => String(value).padStart(2, '0');

/** The day where the person is, such as `2026-11-24`. */
export function dayOf(atMs: number): string {
  return `${monthOf(atMs)}-${two(new Date(atMs).getDate())}`;
}

/** The month where the person is, such as `2026-11`. */
export function monthOf(atMs: number): string {
  const at = new Date(atMs);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}`;
}

/** The time of day where the person is, as a file name takes it: `03-05-09`. */
export function timeOf(atMs: number): string {
  const at = new Date(atMs);
  return `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`;
}
