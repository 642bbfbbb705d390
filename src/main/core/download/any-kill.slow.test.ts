import { describe, expect, it } from 'vitest';
import { coreUnderTest, testFolder } from '../../../../test/support/core-under-test';
import {
  atPace,
  content,
  id,
  mostAgain,
  scenarios,
  stretches,
  torn,
  type Scenario,
} from '../../../../test/support/download-scenarios';
import { diskFrom, FilmedDisk, type Frame } from '../../../../test/support/filmed-disk';
import { uncovered } from './pieces';

/** Starts the app over a disk and lets it come to its end. */
async function runOver(disk: FilmedDisk, { answer }: Scenario, isFirst: boolean) {
  const core = await coreUnderTest({ store: disk.store, drop: disk.drop });
  disk.drop.isWhole = (bytes) => bytes[0] !== torn[0];
  const sentBytes = answer(core);
  await core.start();
  if (isFirst) await core.add(id);
  for (let half = 0; half < 240 && core.state(id)?.name !== 'saved'; half += 1) {
    await core.clock.advance(500);
  }
  await core.clock.advance(0);
  return { core, sentBytes: sentBytes() };
}

/** How many bytes of the result lie on the disk, wherever; those that lie there twice count once. */
function heldBytes({ folders }: Frame): number {
  const files = folders.get(testFolder) ?? new Map<string, Buffer>();
  const held = [...files].map(([name, { length }]) => {
    const from = Number(/#at(\d+)\.part$/.exec(name)?.[1] ?? 0);
    return { from, to: from + length };
  });
  return content.length - uncovered(held, 0, content.length);
}

const usually = (frame: Frame): number => content.length - heldBytes(frame) + mostAgain;

/** What is wrong after the app has gone on from there; null when nothing is. */
async function faultAfter(frame: Frame, scenario: Scenario): Promise<string | null> {
  const { saved = { [`${id}.mp4`]: content }, beside = [], mostSent = usually } = scenario;
  const { core, sentBytes } = await runOver(diskFrom(frame), scenario, false);
  const state = core.state(id)?.name;
  if (state !== 'saved') return String(state);
  const names = core.drop.names(testFolder);
  const expected = [...Object.keys(saved), ...beside].sort();
  if (names.join(' ') !== expected.join(' ')) return names.join(' ');
  for (const [name, bytes] of Object.entries(saved)) {
    if (!core.drop.bytesOf(testFolder, name).equals(bytes)) return `wrong bytes: ${name}`;
  }
  return sentBytes > mostSent(frame) ? `${String(sentBytes)} bytes sent` : null;
}

describe.each(scenarios)('a kill at any change to the disk, with $name', (scenario) => {
  it('loses nothing, leaves nothing behind and costs little again', async () => {
    const film = new FilmedDisk();
    await runOver(film, scenario, true);
    const frames = film.frames.filter(({ rows }) => rows.size > 0);
    const faults: string[] = [];
    for (const frame of frames) {
      const fault = await faultAfter(frame, scenario);
      if (fault !== null) faults.push(`killed after ${frame.after}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(frames.length).toBeGreaterThan(15);
  });
});

describe('a list that is lost with the kill', () => {
  it('leaves nothing of the old download behind once its task is pasted again', async () => {
    const film = new FilmedDisk();
    await runOver(film, stretches, true);
    const left = film.frames.filter(({ folders }) => folders.get(testFolder)?.has(`${id}.part`));
    // Its stretches begin elsewhere than the old ones.
    const elsewhere = {
      ...stretches,
      answer: atPace({ bytesPerSecond: 600_000, chunkBytes: 70_000 }),
    };
    for (const frame of left.filter(({ after }) => !after.startsWith('link'))) {
      const { core } = await runOver(diskFrom({ ...frame, rows: new Map() }), elsewhere, true);
      expect(core.drop.names(testFolder), frame.after).toEqual([`${id}.mp4`]);
      expect(core.drop.bytesOf(testFolder, `${id}.mp4`).equals(content)).toBe(true);
    }
    expect(left.length).toBeGreaterThan(15);
  });
});

describe.each([
  ['a pause', 'pause'],
  ['a removal', 'remove'],
] as const)('%s at any change to the disk', (_, action) => {
  it('leaves the right bytes and nothing else', async () => {
    const whole = new FilmedDisk();
    await runOver(whole, stretches, true);
    for (let at = 1; at <= whole.frames.length; at += 1) {
      const disk = new FilmedDisk();
      const core = await coreUnderTest({ store: disk.store, drop: disk.drop });
      stretches.answer(core);
      disk.onFrame = (number) => {
        if (number === at) void core.desk.act(id, action);
      };
      await core.start();
      await core.add(id);
      await core.clock.advance(60_000);
      await core.desk.act(id, 'resume');
      await core.clock.advance(60_000);
      const names = core.drop.names(testFolder);
      const when = `${String(disk.frames[at - 1]?.after)}: ${names.join(' ')}`;
      // A file that was saved, or that was being named, stays.
      const isHere = action === 'pause' || names.length > 0;
      expect(names, when).toEqual(isHere ? [`${id}.mp4`] : []);
      for (const name of names) {
        expect(core.drop.bytesOf(testFolder, name).equals(content), when).toBe(true);
      }
    }
  });
});
