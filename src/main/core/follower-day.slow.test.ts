import { expect, it } from 'vitest';
import { FakeKeyVault } from '../../../test/fakes/fake-key-vault';
import { FixedDice } from '../../../test/fakes/fixed-dice';
import { running } from '../../../test/fakes/scripted-gateway';
import { SilentLog } from '../../../test/fakes/silent-log';
import { VirtualClock } from '../../../test/fakes/virtual-clock';
import { ScriptedDrop } from '../../../test/support/scripted-drop';
import { buildCore } from './build-core';
import { SettingsKeeper } from './settings-keeper';
import { quietWorld } from '../../../test/support/quiet-world';

const dayMs = 86_400_000;
const count = 2_000;

/** What each task was given over the day; millions of records would measure the test, not the app. */
class DayLog {
  readonly looks = new Map<
    string,
    { count: number; lastMs: number; leastGapMs: number; mostGapMs: number }
  >();
  total = 0;
  leastGapMs = Infinity;
  private lastMs = -Infinity;

  note(id: string, atMs: number): void {
    this.total += 1;
    this.leastGapMs = Math.min(this.leastGapMs, atMs - this.lastMs);
    this.lastMs = atMs;
    const seen = this.looks.get(id);
    if (seen === undefined) {
      this.looks.set(id, { count: 1, lastMs: atMs, leastGapMs: Infinity, mostGapMs: 0 });
      return;
    }
    const gapMs = atMs - seen.lastMs;
    seen.count += 1;
    seen.lastMs = atMs;
    seen.leastGapMs = Math.min(seen.leastGapMs, gapMs);
    seen.mostGapMs = Math.max(seen.mostGapMs, gapMs);
  }
}

it('follows 2,000 tasks for 24 hours: nobody starves, nobody is favoured, the bucket holds', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1), 1);
  const log = new SilentLog();
  const day = new DayLog();
  let patches = 0;
  const settings = new SettingsKeeper({ save: () => Promise.resolve() }, log, {
    baseUrl: null,
    folder: null,
  });
  await settings.change({ watchLimitMinutes: 1_440 });
  const core = buildCore({
    ...quietWorld,
    ...{ clock, log, settings, dice: new FixedDice(), drop: new ScriptedDrop() },
    gateway: {
      look: (_credentials, id) => {
        day.note(id, clock.monotonicMs());
        return Promise.resolve(running(day.total % 100));
      },
      fetchResult: () => Promise.reject(new Error('nothing is ready')),
      tryKey: () => Promise.resolve('accepted'),
    },
    store: {
      load: () => Promise.resolve({ tasks: [], setAsideAt: null }),
      put: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    vault: new FakeKeyVault(),
    environmentKey: 'the-key-of-the-tests',
    listFolder: '/',
    folder: () => ({ path: '/videos', mayCreate: true }),
    sendPatch: () => void (patches += 1),
  });
  core.runner.start();
  await core.desk.add(Array.from({ length: count }, (_, at) => `video_${at}`));
  await clock.advance(dayMs);

  expect(day.total).toBeLessThanOrEqual(dayMs / 100 + 1);
  expect(day.total).toBeGreaterThanOrEqual(dayMs / 100 - 10);
  expect(day.leastGapMs).toBeGreaterThanOrEqual(99.9);
  const all = [...day.looks.values()];
  expect(all).toHaveLength(count);
  // A lap of 2,000 at 10 a second takes 200 s; a look comes up to the jitter of 5 s beside its place.
  expect(Math.min(...all.map(({ leastGapMs }) => leastGapMs))).toBeGreaterThanOrEqual(190_000);
  expect(Math.max(...all.map(({ mostGapMs }) => mostGapMs))).toBeLessThanOrEqual(210_000);
  const counts = all.map((each) => each.count);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
  // A message a look at most, and none for the time that passes.
  expect(patches).toBeLessThanOrEqual(day.total + 100);
}, 480_000);
