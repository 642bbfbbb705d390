import { describe, expect, it } from 'vitest';
import { paced, type Line } from '../../../../test/fakes/paced-line';
import { completed, completedImages, serving } from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { diskFrom, FilmedDisk, type Frame } from '../../../../test/support/filmed-disk';
import { uncovered } from './pieces';

const id = 'video_long';
const content = Uint8Array.from({ length: 9_000_000 }, (_, at) => (at * 7 + (at >> 13)) % 253);
const other = content.map((byte) => 252 - byte);
/** What a request that had begun when a stretch turned out to be there may cost. */
const mostAgain = 1_048_576;

interface Scenario {
  readonly name: string;
  /** Makes the gateway answer; tells how many bytes of `content` it has sent. */
  readonly answer: (core: CoreUnderTest) => () => number;
  readonly saved?: Readonly<Record<string, Uint8Array>>;
  /** Names of small files that stand beside the saved ones. */
  readonly beside?: readonly string[];
  readonly mostSent?: (frame: Frame) => number;
}

const atPace =
  (line: Line) =>
  (core: CoreUnderTest): (() => number) => {
    const { answer, sent } = paced(core.clock, content, line);
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, answer);
    return () => sent.bytes;
  };

/** The service makes the result anew: who comes back with the old mark gets other bytes. */
function changing(core: CoreUnderTest): () => number {
  const validator = { etag: '"two"', lastModified: null };
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(
    id,
    ...(core.book.get(id) === undefined ? [serving(content, { cutAt: 5_000_000 })] : []),
    serving(other, { validator }),
  );
  return () => 0;
}

function threeImages(core: CoreUnderTest): () => number {
  core.gateway.onLook(id, completedImages('/1', '/2', '/3'));
  core.gateway.onFetch(id, (request) => {
    const link = request.source?.from === 'link' ? Number(request.source.url.slice(-1)) : 0;
    return serving(content.subarray(0, link * 1_000))(request);
  });
  return () => 0;
}

function withSidecar(core: CoreUnderTest): () => number {
  void core.settings.change({ sidecars: true });
  return atPace({ bytesPerSecond: 40_000_000 })(core);
}

const stretches: Scenario = {
  name: 'four stretches at a time',
  answer: atPace({ bytesPerSecond: 500_000 }),
};

const scenarios: readonly Scenario[] = [
  { name: 'one stream', answer: atPace({ bytesPerSecond: 40_000_000 }) },
  stretches,
  {
    name: 'four stretches that are cut again and again',
    answer: atPace({ bytesPerSecond: 500_000, cutsAfter: 750_000 }),
  },
  {
    name: 'a server without ranges',
    answer: atPace({ bytesPerSecond: 500_000, honoursRanges: false }),
    // The first bytes are read again to see whether they are the same.
    mostSent: () => content.length + mostAgain,
  },
  { name: 'a sidecar file', answer: withSidecar, beside: [`${id}.mp4.json`] },
  { name: 'a result that is made anew', answer: changing, saved: { [`${id}.mp4`]: other } },
  {
    name: 'three images',
    answer: threeImages,
    saved: Object.fromEntries(
      [1, 2, 3].map((at) => [`${id}-${String(at)}.png`, content.subarray(0, at * 1_000)]),
    ),
  },
];

/** Starts the app over a disk and lets it come to its end. */
async function runOver(disk: FilmedDisk, { answer }: Scenario, isFirst: boolean) {
  const core = await coreUnderTest({ store: disk.store, drop: disk.drop });
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
  const stretches = [...files].map(([name, { length }]) => {
    const from = Number(/#at(\d+)\.part$/.exec(name)?.[1] ?? 0);
    return { from, to: from + length };
  });
  return content.length - uncovered(stretches, 0, content.length);
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
