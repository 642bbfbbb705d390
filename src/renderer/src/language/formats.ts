import { sizesFor, stepOf } from '../../../shared/sizes';
import type { Language } from '../../../shared/words/catalogue';

/** Numbers, sizes and times as one language writes them. */
export interface Formats {
  readonly number: (value: number) => string;
  /** From 0 to 100. */
  readonly percent: (value: number) => string;
  /** Decimal units, as file managers show them. */
  readonly size: (bytes: number) => string;
  /** Both in the unit of the whole: `12.3` and `40 MB`. */
  readonly part: (bytes: number, ofBytes: number) => { received: string; total: string };
  readonly speed: (bytesPerSecond: number) => string;
  /** The time of day when it is today, else the date. */
  readonly moment: (atMs: number) => string;
  readonly fullMoment: (atMs: number) => string;
  /** To the second, with the time zone: for reports. */
  readonly exactMoment: (atMs: number) => string;
}

export function formatsFor(language: Language, nowMs: () => number = Date.now): Formats {
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const plain = new Intl.NumberFormat(locale);
  const plainWhole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  // Always with its digit, or the text would jump sideways at every whole number.
  const oneDigit = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });

  const size = sizesFor(language);

  return {
    number: (value) => plain.format(value),
    percent: (value) => percent.format(value / 100),
    size,
    part: (bytes, ofBytes) => {
      const value = bytes / 1000 ** stepOf(ofBytes);
      const isCoarse = stepOf(ofBytes) < 2 || value >= 99.95;
      return { received: (isCoarse ? plainWhole : oneDigit).format(value), total: size(ofBytes) };
    },
    speed: (bytesPerSecond) => `${size(bytesPerSecond)}/s`,
    moment: (atMs) => {
      const at = new Date(atMs);
      const now = new Date(nowMs());
      if (at.toDateString() === now.toDateString()) return time.format(at);
      return at.getFullYear() === now.getFullYear() ? day.format(at) : dayOfYear.format(at);
    },
    fullMoment: (atMs) => full.format(atMs),
    exactMoment: (atMs) => exact.format(atMs),
  };
}
