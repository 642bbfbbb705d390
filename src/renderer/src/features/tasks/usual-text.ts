import type { UsualTime } from '../../../../shared/task';
import type { LanguageTools } from '../../language/language-context';

/** From here on whole minutes are exact enough. */
const minutesFromMs = 90_000;

/** A span such as "usually 2 to 4 min", no more exact than it is known. */
export function usualText({ fromMs, toMs }: UsualTime, { words, formats }: LanguageTools): string {
  const [from, to] = [rounded(fromMs), rounded(toMs)];
  const toText = words(`duration.${to.unit}`, { number: formats.number(to.number) });
  if (from.unit !== to.unit) {
    const fromText = words(`duration.${from.unit}`, { number: formats.number(from.number) });
    return words('usual.range', { from: fromText, to: toText });
  }
  if (from.number === to.number) return words('usual.about', { time: toText });
  return words('usual.range', { from: formats.number(from.number), to: toText });
}

function rounded(ms: number): { readonly number: number; readonly unit: 'seconds' | 'minutes' } {
  if (ms >= minutesFromMs) return { number: Math.round(ms / 60_000), unit: 'minutes' };
  return { number: Math.max(5, Math.round(ms / 5_000) * 5), unit: 'seconds' };
}
