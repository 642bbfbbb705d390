import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../test/fakes/virtual-clock';
import { Transfers } from './transfers';

let clock: VirtualClock;
let told: number;
let transfers: Transfers;
beforeEach(() => {
  clock = new VirtualClock();
  told = 0;
  transfers = new Transfers(clock, () => (told += 1));
});

const speed = (): number | null | undefined => transfers.get('a')?.bytesPerSecond;

describe('the speed of a running download', () => {
  it('is told over a second, and forgotten once nothing has come for five', async () => {
    transfers.begin('a', 0, 100_000);
    await clock.advance(1_000);
    transfers.move('a', 10_000);
    expect(speed()).toBe(10_000);
    await clock.advance(4_900);
    expect(speed()).toBe(10_000);
    const before = told;
    await clock.advance(5_000);
    expect(speed()).toBeNull();
    expect(told).toBe(before + 1);
    await clock.advance(60_000);
    expect(told).toBe(before + 1);
  });

  it('does not count the standstill once bytes come again', async () => {
    transfers.begin('a', 0, 100_000);
    await clock.advance(1_000);
    transfers.move('a', 10_000);
    await clock.advance(10_000);
    expect(speed()).toBeNull();
    transfers.move('a', 12_000);
    expect(speed()).toBeNull();
    await clock.advance(1_000);
    transfers.move('a', 14_000);
    expect(speed()).toBe(2_000);
  });

  it('leaves no timer behind, whether it ends or begins anew', () => {
    transfers.begin('a', 0, null);
    transfers.begin('a', 500, null);
    expect(clock.pending).toBe(1);
    transfers.end('a');
    expect(clock.pending).toBe(0);
  });
});
