import type { SavedFile } from '../../../shared/task';
import type { LanguageTools } from './language-context';

/** Size, sides and length of a saved file, as far as they are known: `40 MB · 1080×1920 · 10 s`. */
export function fileWords({ bytes, facts }: SavedFile, tools: LanguageTools): string {
  const parts = [tools.formats.size(bytes)];
  if (facts?.width != null && facts.height != null) parts.push(`${facts.width}×${facts.height}`);
  if (facts?.durationMs != null) parts.push(durationWords(facts.durationMs, tools));
  return parts.join(' · ');
}

/** `10 s` below a minute, else `1:05` or `1:00:05`. */
export function durationWords(durationMs: number, { words }: LanguageTools): string {
  // A clip of half a second is not one of no time.
  const seconds = Math.max(1, Math.round(durationMs / 1_000));
  return seconds < 60 ? words('state.seconds', { count: seconds }) : clockTime(durationMs);
}

/** A place in a film: `0:05`, `1:00:05`. */
export function clockTime(timeMs: number): string {
  const seconds = Math.round(timeMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0
    ? `${minutes}:${tail}`
    : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}
