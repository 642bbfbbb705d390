import { describe, expect, it } from 'vitest';
import { FakeUpdater } from '../../../../test/fakes/fake-updater';
import { FixedDice } from '../../../../test/fakes/fixed-dice';
import { SilentLog } from '../../../../test/fakes/silent-log';
import { VirtualClock } from '../../../../test/fakes/virtual-clock';
import type { UpdateOffReason, UpdateStage } from '../../../shared/update';
import { UpdateDesk } from './update-desk';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const version = '0.2.0';

function deskUnderTest(off: UpdateOffReason | null = null, seed = 1) {
  const clock = new VirtualClock();
  const updater = new FakeUpdater();
  const world = { isWanted: true, isDownloading: false };
  const ends: string[] = [];
  const shown: UpdateStage[] = [];
  const desk = new UpdateDesk({
    ...{ updater, clock, dice: new FixedDice(seed), log: new SilentLog() },
    isWanted: () => world.isWanted,
    isDownloading: () => world.isDownloading,
    closeApp: () => Promise.resolve(void ends.push('closed')),
    startAgain: () => void ends.push('started again'),
    onChange: () => void shown.push(desk.view().stage),
  });
  desk.begin(off);
  const ready = async (): Promise<void> => {
    updater.newest = version;
    await desk.check();
    await desk.fetch();
  };
  return { clock, updater, world, ends, shown, desk, ready };
}

describe('looking for updates', () => {
  it('begins some minutes after the start, then daily', async () => {
    const { clock, updater } = deskUnderTest();
    await clock.advance(2 * minuteMs - 1);
    expect(updater.checks).toBe(0);
    await clock.advance(8 * minuteMs + 1);
    expect(updater.checks).toBe(1);
    await clock.advance(21 * hourMs);
    expect(updater.checks).toBe(1);
    await clock.advance(5 * hourMs);
    expect(updater.checks).toBe(2);
    await clock.advance(10 * 24 * hourMs);
    expect(updater.checks).toBeGreaterThanOrEqual(11);
    expect(updater.checks).toBeLessThanOrEqual(13);
  });

  it('does not come from everybody at the same moment', async () => {
    const moments = await Promise.all(
      [1, 2, 3].map(async (seed) => {
        const { clock, updater } = deskUnderTest(null, seed);
        while (updater.checks === 0) await clock.advance(1_000);
        return clock.monotonicMs();
      }),
    );
    expect(new Set(moments).size).toBe(3);
  });

  it('says nothing by itself while there is nothing new, or no feed to be reached', async () => {
    const { clock, updater, desk } = deskUnderTest();
    await clock.advance(hourMs);
    expect(desk.view()).toEqual({ off: null, stage: { name: 'idle' }, isTold: false });
    updater.feedTrouble = 'unreachable';
    await clock.advance(30 * hourMs);
    expect(updater.checks).toBe(2);
    expect(desk.view()).toEqual({ off: null, stage: { name: 'idle' }, isTold: false });
  });

  it('tells of a newer version and takes nothing unasked', async () => {
    const { clock, updater, desk } = deskUnderTest();
    updater.newest = version;
    await clock.advance(hourMs);
    expect(desk.view()).toMatchObject({ stage: { name: 'found', version }, isTold: true });
    await clock.advance(48 * hourMs);
    expect(desk.view()).toMatchObject({ stage: { name: 'found', version } });
  });

  it('stays quiet about a version that was put off, not about the one after it', async () => {
    const { clock, updater, desk } = deskUnderTest();
    updater.newest = version;
    await clock.advance(hourMs);
    desk.later();
    await clock.advance(30 * hourMs);
    expect(updater.checks).toBe(2);
    expect(desk.view().isTold).toBe(false);
    updater.newest = '0.3.0';
    await clock.advance(30 * hourMs);
    expect(desk.view()).toMatchObject({
      stage: { name: 'found', version: '0.3.0' },
      isTold: true,
    });
  });

  it('stops with the setting, and begins again with it', async () => {
    const { clock, updater, world, desk } = deskUnderTest();
    world.isWanted = false;
    desk.settingChanged();
    await clock.advance(72 * hourMs);
    expect(updater.checks).toBe(0);
    expect(clock.pending).toBe(0);
    world.isWanted = true;
    desk.settingChanged();
    desk.settingChanged();
    await clock.advance(hourMs);
    expect(updater.checks).toBe(1);
  });

  it('ends with the app', async () => {
    const idle = deskUnderTest();
    idle.desk.close();
    expect(idle.clock.pending).toBe(0);
    const waiting = deskUnderTest();
    await waiting.ready();
    waiting.world.isDownloading = true;
    waiting.desk.restart();
    waiting.desk.close();
    expect(waiting.clock.pending).toBe(0);
  });

  it.each<UpdateOffReason>(['own-build', 'managed', 'unsigned'])(
    'never happens in a copy that is %s; who asks is told why',
    async (why) => {
      const { clock, updater, desk } = deskUnderTest(why);
      await clock.advance(72 * hourMs);
      await desk.check();
      expect(updater.checks).toBe(0);
      expect(desk.view()).toEqual({ off: why, stage: { name: 'off', why }, isTold: true });
      desk.later();
      expect(desk.view()).toEqual({ off: why, stage: { name: 'idle' }, isTold: false });
    },
  );
});

describe('a person who asks', () => {
  it('is told that this is the newest, even with the setting off', async () => {
    const { world, desk } = deskUnderTest();
    world.isWanted = false;
    const asked = desk.check();
    expect(desk.view().stage).toEqual({ name: 'checking' });
    await asked;
    expect(desk.view()).toMatchObject({ stage: { name: 'current' }, isTold: true });
  });

  it('is told what went wrong, and can ask again', async () => {
    const { updater, desk } = deskUnderTest();
    updater.feedTrouble = 'unreadable';
    await desk.check();
    expect(desk.view().stage).toEqual({ name: 'failed', trouble: 'unreadable' });
    updater.feedTrouble = null;
    updater.newest = version;
    await desk.check();
    expect(desk.view().stage).toEqual({ name: 'found', version });
  });

  it('sees a file that was tampered with refused', async () => {
    const { updater, desk } = deskUnderTest();
    updater.newest = version;
    updater.fileTrouble = 'refused';
    await desk.check();
    await desk.fetch();
    expect(desk.view()).toMatchObject({
      stage: { name: 'failed', trouble: 'refused' },
      isTold: true,
    });
  });

  it('sees the download go forward in whole percents, and never back', async () => {
    const { updater, ready, shown } = deskUnderTest();
    updater.percents = [10.2, 60, 40, 60.9, 61];
    await ready();
    const percents = shown.flatMap((stage) => (stage.name === 'fetching' ? [stage.percent] : []));
    expect(percents).toEqual([0, 10, 60, 61]);
  });

  it('loses no download to a look that was under way', async () => {
    const { updater, desk } = deskUnderTest();
    updater.newest = version;
    await desk.check();
    const looking = desk.check();
    desk.later();
    await Promise.all([looking, desk.check()]);
    const fetching = desk.fetch();
    expect(desk.view().stage.name).toBe('fetching');
    await desk.check();
    expect(desk.view().stage.name).not.toBe('found');
    await fetching;
    expect(desk.view().stage).toEqual({ name: 'ready', version });
  });
});

describe('the restart into a newer version', () => {
  it('does not come unasked', async () => {
    const { clock, updater, ready, ends } = deskUnderTest();
    await ready();
    await clock.advance(72 * hourMs);
    expect(updater.installs).toBe(0);
    expect(ends).toEqual([]);
  });

  it('closes the app first, so that nothing is left half done', async () => {
    const { clock, updater, ready, desk, ends } = deskUnderTest();
    await ready();
    desk.restart();
    await clock.advance(0);
    expect(ends).toEqual(['closed']);
    expect(updater.installs).toBe(1);
  });

  it('waits for downloads that are under way, and says so', async () => {
    const { clock, updater, world, ready, desk } = deskUnderTest();
    await ready();
    world.isDownloading = true;
    desk.restart();
    await clock.advance(3 * hourMs);
    expect(updater.installs).toBe(0);
    expect(desk.view().stage).toEqual({ name: 'waiting', version });
    world.isDownloading = false;
    await clock.advance(1_000);
    expect(updater.installs).toBe(1);
  });

  it('can be called off while it waits', async () => {
    const { clock, updater, world, ready, desk } = deskUnderTest();
    await ready();
    world.isDownloading = true;
    desk.restart();
    desk.later();
    world.isDownloading = false;
    await clock.advance(hourMs);
    expect(updater.installs).toBe(0);
    expect(desk.view()).toMatchObject({ stage: { name: 'ready', version }, isTold: false });
    await desk.check();
    expect(desk.view()).toMatchObject({ stage: { name: 'ready', version }, isTold: true });
  });

  it('starts this version again when the other could not take its place', async () => {
    const { clock, updater, ready, desk, ends } = deskUnderTest();
    await ready();
    updater.installTrouble = 'no-room';
    desk.restart();
    await clock.advance(0);
    expect(ends).toEqual(['closed', 'started again']);
  });
});
