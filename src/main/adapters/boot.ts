import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';

/** The clock may be put right while the machine runs; two starts within it would pass for one. */
const mostDriftMs = 10_000;

/** Which start of the machine this is: a word that Linux makes anew for each, elsewhere the time of it. */
export async function presentBoot(): Promise<string> {
  try {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  } catch {
    return String(Math.round(Date.now() - uptime() * 1_000));
  }
}

/** Whether both were noted under one start of the machine; a clock that was put forward far makes two of one. */
export function isSameBoot(one: string, other: string): boolean {
  const times = [one, other].map((text) => (/^\d+$/.test(text) ? Number(text) : NaN));
  const [a = NaN, b = NaN] = times;
  return one === other || Math.abs(a - b) <= mostDriftMs;
}
