import type { Language } from './words/catalogue';

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Writes sizes in decimal units, as file managers show them. */
export function sizesFor(language: Language): (bytes: number) => string {
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const plain = new Intl.NumberFormat(locale);
  const unitFormats = sizeUnits.map((unit) => [
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 0 }),
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }),
  ]);
  return (bytes) => {
    const step = stepOf(bytes);
    const value = bytes / 1000 ** step;
    const isCoarse = step < 2 || value >= 99.95;
    return unitFormats[step]?.[isCoarse ? 0 : 1]?.format(value) ?? plain.format(bytes);
  };
}

/** How often the size is divided by 1,000 for its unit. */
export function stepOf(bytes: number): number {
  let step = 0;
  // 999.5 would be rounded to 1,000 of the smaller unit.
  while (bytes / 1000 ** step >= 999.5 && step < sizeUnits.length - 1) step += 1;
  return step;
}
