import { describe, expect, it } from 'vitest';
import { formatsFor } from './formats';

const nowMs = new Date(2026, 6, 9, 15, 5).getTime();
const en = formatsFor('en', () => nowMs);
const zh = formatsFor('zh', () => nowMs);
/** Which kind of space stands in a time differs between versions of ICU. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

describe('numbers, sizes and times', () => {
  it('are written as the language writes them', () => {
    expect([en.number(12_345.5), zh.number(12_345.5)]).toEqual(['12,345.5', '12,345.5']);
    expect([en.percent(35), zh.percent(35)]).toEqual(['35%', '35%']);
    expect([en.size(40e6), zh.size(40e6)]).toEqual(['40 MB', '40 MB']);
    expect(en.part(12.34e6, 40e6)).toEqual({ received: '12.3', total: '40 MB' });
    expect(zh.speed(2.5e6)).toBe('2.5 MB/s');
  });

  it('say the time of today, the day of this year, the date of another', () => {
    const today = new Date(2026, 6, 9, 9, 30).getTime();
    const march = new Date(2026, 2, 4, 9, 30).getTime();
    const last = new Date(2025, 11, 31, 9, 30).getTime();
    expect(plain(en.moment(today))).toBe('9:30 AM');
    expect(zh.moment(today)).toBe('9:30');
    expect([en.moment(march), zh.moment(march)]).toEqual(['Mar 4', '3月4日']);
    expect([en.moment(last), zh.moment(last)]).toEqual(['Dec 31, 2025', '2025年12月31日']);
    expect(plain(en.fullMoment(march))).toBe('Mar 4, 2026, 9:30 AM');
    expect(zh.fullMoment(march)).toBe('2026年3月4日 09:30');
  });
});
