import { expect, it } from 'vitest';
import { VirtualClock } from '../../../../test/fakes/virtual-clock';
import { SpeedLimit } from './speed-limit';

const never = new AbortController().signal;

function limited(bytesPerSecond: number | null) {
  const clock = new VirtualClock();
  const speed = new SpeedLimit(clock);
  speed.set(bytesPerSecond);
  return { clock, speed };
}

it('lets so many bytes pass in a second, all downloads together', async () => {
  const { clock, speed } = limited(100_000);
  const passed: number[] = [];
  const take = async (): Promise<void> => {
    for (let count = 0; count < 10; count += 1) {
      await speed.take(10_000, never);
      passed.push(clock.monotonicMs());
    }
  };
  const start = clock.monotonicMs();
  const both = Promise.all([take(), take()]);
  await clock.advance(1_000);
  expect(passed.length).toBe(10);
  await clock.advance(1_000);
  await both;
  expect(passed.at(-1)).toBe(start + 2_000);
});

it('holds at once what it is set to, also for those that wait', async () => {
  const { clock, speed } = limited(1_000);
  let isThrough = false;
  const waiting = speed.take(60_000, never).then(() => (isThrough = true));
  await clock.advance(5_000);
  expect(isThrough).toBe(false);
  speed.set(null);
  await waiting;
});

it('saves nothing up while nobody takes', async () => {
  const { clock, speed } = limited(1_000);
  await clock.advance(60_000);
  let isThrough = false;
  void speed.take(1_000, never).then(() => (isThrough = true));
  await clock.advance(900);
  expect(isThrough).toBe(false);
  await clock.advance(100);
  expect(isThrough).toBe(true);
});

it('is not disturbed by being set to what it is', async () => {
  const { clock, speed } = limited(1_000);
  let isThrough = false;
  void speed.take(1_000, never).then(() => (isThrough = true));
  speed.set(1_000);
  await clock.advance(900);
  expect(isThrough).toBe(false);
});

it('lets nobody pay under a new limit for what was taken under the old one', async () => {
  const { clock, speed } = limited(1_000);
  void speed.take(60_000, never);
  speed.set(100_000);
  let isThrough = false;
  void speed.take(10_000, never).then(() => (isThrough = true));
  await clock.advance(100);
  expect(isThrough).toBe(true);
});

it('lets nobody wait whose work is stopped', async () => {
  const { speed } = limited(1_000);
  const stopper = new AbortController();
  const waiting = speed.take(60_000, stopper.signal);
  stopper.abort();
  await waiting;
  await speed.take(60_000, stopper.signal);
});

it('cuts a chunk so that some of it passes several times a second', () => {
  const chunk = Uint8Array.from({ length: 25_000 }, (_, at) => at % 251);
  const whole = [...limited(null).speed.slices(chunk)];
  expect(whole.length).toBe(1);
  expect(Buffer.concat(whole).equals(chunk)).toBe(true);
  const slices = [...limited(10_000).speed.slices(chunk)];
  expect(slices.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 2_500));
  expect(Buffer.concat(slices).equals(chunk)).toBe(true);
});
