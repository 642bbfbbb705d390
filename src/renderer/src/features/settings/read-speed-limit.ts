import { settingsSchema } from '../../../../shared/settings';

const bytesPerMegabyte = 1_000_000;
const { minValue, maxValue } = settingsSchema.shape.speedLimit.unwrap();

/** In MB/s, as the contract takes them. */
export const leastSpeed = (minValue ?? 0) / bytesPerMegabyte;
export const mostSpeed = (maxValue ?? 0) / bytesPerMegabyte;

export type SpeedLimitReading =
  | { readonly ok: true; readonly bytesPerSecond: number | null }
  | { readonly ok: false; readonly why: 'not-a-number' | 'out-of-range' };

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const plain = /^(?:\d+[.,]?\d*|[.,]\d+)$/;

/** Reads a limit in MB/s as a person types it, with a point or a comma; nothing at all means no limit. */
export function readSpeedLimit(text: string): SpeedLimitReading {
  // Input methods type full-width digits and points.
  const typed = text
    .normalize('NFKC')
    .trim()
    .replaceAll('。', '.')
    .replace(/\s*mb\/s$/i, '');
  if (typed === '') return { ok: true, bytesPerSecond: null };
  const isGrouped = grouped.test(typed);
  if (!isGrouped && !plain.test(typed)) return { ok: false, why: 'not-a-number' };
  const speed = Number(isGrouped ? typed.replaceAll(',', '') : typed.replace(',', '.'));
  if (speed < leastSpeed || speed > mostSpeed) return { ok: false, why: 'out-of-range' };
  return { ok: true, bytesPerSecond: Math.round(speed * bytesPerMegabyte) };
}

export const megabytesOf = (bytesPerSecond: number): number => bytesPerSecond / bytesPerMegabyte;
