import { expect, it } from 'vitest';
import { VirtualClock } from '../../../test/fakes/virtual-clock';
import { RequestGate } from './request-gate';

const rules = { mostAtOnce: 3, burst: 5, perSecond: 2 };

const entered = (gate: RequestGate, times: number): number =>
  Array.from({ length: times }, () => gate.enter()).filter(Boolean).length;

it('lets in only so many at the same time', () => {
  const gate = new RequestGate(new VirtualClock(), rules);
  expect(entered(gate, 10)).toBe(3);
  gate.leave();
  expect(entered(gate, 10)).toBe(1);
});

it('lets in only so many in one go, and earns room again with time', async () => {
  const clock = new VirtualClock();
  const gate = new RequestGate(clock, rules);
  const enterAndLeave = (): boolean => {
    const isIn = gate.enter();
    if (isIn) gate.leave();
    return isIn;
  };
  const passed = (): number => Array.from({ length: 20 }, enterAndLeave).filter(Boolean).length;
  expect(passed()).toBe(5);
  await clock.advance(1_000);
  expect(passed()).toBe(2);
  await clock.advance(3_600_000);
  expect(passed()).toBe(5);
});
