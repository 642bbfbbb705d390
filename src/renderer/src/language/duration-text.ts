import type { LanguageTools } from './language-context';

/** A length of time in its largest unit, rounded up: a countdown never ends before what it counts to. */
export function durationText(ms: number, { words, formats }: LanguageTools): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds < 100) return words('duration.seconds', { number: formats.number(seconds) });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 100) return words('duration.minutes', { number: formats.number(minutes) });
  return words('duration.hours', { number: formats.number(Math.ceil(minutes / 60)) });
}
