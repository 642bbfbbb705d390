import { describe, expect, it } from 'vitest';
import { paced, type Line } from '../../../../test/fakes/paced-line';
import { completed, serving } from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreOptions,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { ScriptedDrop } from '../../../../test/support/scripted-drop';
import { aPart, aTask } from '../../../../test/support/task-records';
import type { Clock } from '../ports/clock';
import { DropError, type PartFile } from '../ports/file-drop';

const id = 'video_long';
const total = 12_000_000;
const content = Uint8Array.from({ length: total }, (_, at) => (at * 7 + (at >> 13)) % 253);

/** A disk that takes so many bytes in a second, by the virtual clock. */
class SlowDrop extends ScriptedDrop {
  constructor(
    private readonly clock: () => Clock,
    private readonly bytesPerSecond: number,
  ) {
    super();
  }

  override async openPart(...where: Parameters<ScriptedDrop['openPart']>): Promise<PartFile> {
    const part = await super.openPart(...where);
    const append = part.append.bind(part);
    part.append = async (chunk) => {
      const waitMs = (chunk.length * 1_000) / this.bytesPerSecond;
      await new Promise<void>((resolve) => void this.clock().after(waitMs, resolve));
      await append(chunk);
    };
    return part;
  }
}

async function downloading(line: Line, options: CoreOptions = {}) {
  const core = await coreUnderTest(options);
  const { answer, sent } = paced(core.clock, content, line);
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, answer);
  await core.start();
  await core.add(id);
  return { core, sent };
}

async function untilSaved(core: CoreUnderTest, mostSeconds = 120): Promise<number> {
  for (let second = 0; second < mostSeconds; second += 0.5) {
    if (core.state(id)?.name === 'saved') return second;
    await core.clock.advance(500);
  }
  throw new Error(`not saved in ${String(mostSeconds)} s: ${String(core.state(id)?.name)}`);
}

function expectWhole(core: CoreUnderTest): void {
  expect(core.drop.names(testFolder)).toEqual([`${id}.mp4`]);
  expect(core.drop.bytesOf(testFolder, `${id}.mp4`).equals(content)).toBe(true);
}

/** A core that starts over what an earlier run left: a part's first bytes, and one piece ahead of them. */
async function leftBehind(
  source: Uint8Array,
  frontBytes: number,
  piece: { readonly from: number; readonly to: number; readonly heldTo?: number },
): Promise<CoreUnderTest> {
  const { store, drop } = await coreUnderTest();
  const { from, to, heldTo = to } = piece;
  const part = aPart({
    ...{ folder: testFolder, partName: `${id}.part`, etag: '"one"', totalBytes: total },
    pieces: [{ from, to }],
  });
  await store.put([aTask(id, { state: { name: 'downloading' }, parts: [part] })]);
  drop.folders.set(testFolder, new Map());
  if (frontBytes > 0) drop.write(testFolder, `${id}.part`, source.subarray(0, frontBytes));
  drop.write(testFolder, `${id}#at${String(from)}.part`, source.subarray(from, heldTo));
  return coreUnderTest({ store, drop });
}

const ranges = (core: CoreUnderTest): (string | null)[] =>
  core.gateway
    .fetches(id)
    .map(({ resume }) => resume && `${String(resume.offset)}-${String(resume.until)}`);

describe('a server that is slow by connection', () => {
  it('is asked for four stretches at a time, and the file is the same', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 500_000 });
    const seconds = await untilSaved(core);
    expectWhole(core);
    expect(sent.most).toBe(4);
    // One connection would take 24 s, and four that do not arrive together more than 8.
    expect(seconds).toBeLessThan(8);
    // What was under way when the first stream met the next piece is all that came twice.
    expect(sent.bytes - total).toBeLessThan(1_048_576);
    expect(core.store.rows.get(id)?.parts[0]?.pieces).toEqual([]);
  });

  it('is seen within a second, also when it begins with a heap and a pause', async () => {
    const line = { bytesPerSecond: 1_000_000, heapBytes: 1_000_000 };
    const { core, sent } = await downloading(line);
    await core.clock.advance(1_000);
    expect(sent.most).toBe(4);
    await untilSaved(core);
    expectWhole(core);
    expect(sent.bytes - total).toBeLessThan(1_048_576);
  });

  it.each([50_000, 100_000, 300_000, 900_000])(
    'and gives its share once a second, as nginx does (%i), is seen as well',
    async (bytesPerSecond) => {
      const { core, sent } = await downloading({ bytesPerSecond, chunkBytes: bytesPerSecond });
      const seconds = await untilSaved(core);
      expectWhole(core);
      expect(sent.most).toBe(4);
      expect(seconds).toBeLessThan(total / bytesPerSecond / 2);
    },
  );

  it('that leaves further connections unanswered goes on with the first', async () => {
    const core = await coreUnderTest();
    const { answer } = paced(core.clock, content, { bytesPerSecond: 500_000 });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, (request) =>
      request.resume === null ? answer(request) : new Promise<never>(() => undefined),
    );
    await core.start();
    await core.add(id);
    await untilSaved(core);
    expect(ranges(core).length).toBeGreaterThan(1);
    expectWhole(core);
  });

  it('keeps every stretch through cuts of each connection', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 500_000, cutsAfter: 750_000 });
    await untilSaved(core);
    expectWhole(core);
    expect(sent.bytes - total).toBeLessThan(1_048_576);
  });

  it('loses no stretch to a kill', async () => {
    const { core } = await downloading({ bytesPerSecond: 500_000 });
    await core.clock.advance(4_000);
    const names = core.drop.names(testFolder);
    expect(names.filter((name) => /#at\d+\.part$/.test(name)).length).toBeGreaterThan(1);
    const kept = names.reduce((sum, name) => sum + core.drop.bytesOf(testFolder, name).length, 0);

    const next = await coreUnderTest({ store: core.store, drop: core.drop });
    const { answer, sent } = paced(next.clock, content, { bytesPerSecond: 500_000 });
    next.gateway.onLook(id, completed);
    next.gateway.onFetch(id, answer);
    await next.start();
    await untilSaved(next);
    expectWhole(next);
    expect(sent.bytes).toBeLessThan(total - kept + 1_048_576);
  });

  it('puts only what is new of a piece behind a part that reaches into it', async () => {
    const piece = { from: 4_000_000, to: 6_000_000, heldTo: 5_500_000 };
    const next = await leftBehind(content, 5_000_000, piece);
    next.gateway.onFetch(id, serving(content));
    await next.start();
    await untilSaved(next);
    expectWhole(next);
    expect(ranges(next)).toEqual(['5500000-null']);
  });

  it('asks for no room for what its pieces hold already', async () => {
    const next = await leftBehind(content, 1_000_000, { from: 3_000_000, to: 9_000_000 });
    // Five million bytes are left to fetch, and twenty are left free.
    next.drop.free = 26_000_000;
    next.gateway.onFetch(id, serving(content));
    await next.start();
    await next.clock.advance(5_000);
    expect(next.holdNames()).toEqual([]);
    expectWhole(next);
  });

  it('holds when the folder goes away under it, and goes on when it is back', async () => {
    const { core } = await downloading({ bytesPerSecond: 500_000 });
    await core.clock.advance(4_000);
    const there = core.drop.folders.get(testFolder);
    core.drop.isMissing();
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual(['folder-missing']);
    expect(core.state(id)?.name).toBe('downloading');
    core.drop.isMissing(false);
    if (there !== undefined) core.drop.folders.set(testFolder, there);
    core.holds.lift('folder-missing');
    await untilSaved(core);
    expectWhole(core);
  });

  it('keeps its stretches when a full disk refuses their last bytes', async () => {
    const core = await coreUnderTest();
    let isFull = false;
    const refuseIfFull = (): void => {
      if (isFull) throw new DropError('disk-full', 'ENOSPC');
    };
    const open = core.drop.openPart.bind(core.drop);
    core.drop.openPart = async (...where) => {
      const part = await open(...where);
      const append = part.append.bind(part);
      part.append = async (chunk) => {
        refuseIfFull();
        await append(chunk);
      };
      return part;
    };
    core.drop.openPiece = async (...where) => {
      const piece = await open(...where);
      piece.close = async () => Promise.resolve().then(refuseIfFull);
      return piece;
    };
    const { answer } = paced(core.clock, content, { bytesPerSecond: 500_000 });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, answer);
    await core.start();
    await core.add(id);
    await core.clock.advance(2_500);
    isFull = true;
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual(['disk-full']);
    const pieces = core.drop.names(testFolder).filter((name) => name.includes('#at'));
    expect(pieces.length).toBeGreaterThan(2);
    expect(core.store.rows.get(id)?.parts[0]?.pieces).toHaveLength(pieces.length);
  });

  it('stops all its connections when the task is paused, and goes on from all of them', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 500_000 });
    await core.clock.advance(4_000);
    await core.desk.act(id, 'pause');
    await core.clock.advance(0);
    const atPause = sent.bytes;
    await core.clock.advance(60_000);
    expect(sent.bytes).toBe(atPause);
    await core.desk.act(id, 'resume');
    await untilSaved(core);
    expectWhole(core);
    expect(sent.bytes - total).toBeLessThan(2_000_000);
  });
});

describe('a line that is full', () => {
  it('is left to one connection after a short trial', async () => {
    const line = { bytesPerSecond: 500_000, mostTogether: 500_000 };
    const { core, sent } = await downloading(line);
    await core.clock.advance(10_000);
    const asked = ranges(core).length;
    await untilSaved(core);
    expectWhole(core);
    // One, three for the trial, and one behind each piece that the trial left.
    expect(asked).toBeLessThanOrEqual(7);
    expect(sent.bytes - total).toBeLessThan(1_048_576);
  });
});

describe('a download that more connections are not for', () => {
  it.each([
    ['is fast', { bytesPerSecond: 70_000_000 }, {}],
    ['ends within seconds', { bytesPerSecond: 4_000_000 }, {}],
  ])('stays one stream when it %s', async (_, line, options) => {
    const { core, sent } = await downloading(line, options);
    await untilSaved(core);
    expectWhole(core);
    expect([sent.most, sent.bytes]).toEqual([1, total]);
    expect(ranges(core)).toEqual([null]);
  });

  it('stays one stream while it gathers speed', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 6_000_000, gathersForMs: 1_500 });
    await untilSaved(core);
    expectWhole(core);
    expect(sent.most).toBe(1);
  });

  it('stays one stream when the disk is slower than the sender', async () => {
    const core = await coreUnderTest({ drop: new SlowDrop(() => core.clock, 500_000) });
    const { answer, sent } = paced(core.clock, content, { bytesPerSecond: 5_000_000 });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, answer);
    await core.start();
    await core.add(id);
    const seconds = await untilSaved(core);
    expectWhole(core);
    expect(seconds).toBeGreaterThan(20);
    expect([sent.most, sent.bytes]).toEqual([1, total]);
  });

  it('stays one stream without a strong validator', async () => {
    const core = await coreUnderTest();
    const { answer, sent } = paced(core.clock, content, { bytesPerSecond: 500_000 });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, (request) => ({
      ...answer(request),
      validator: { etag: null, lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT' },
    }));
    await core.start();
    await core.add(id);
    await untilSaved(core);
    expect(sent.most).toBe(1);
  });

  it('stays one stream under a speed limit', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 2_500_000 });
    await core.settings.change({ speedLimit: 500_000 });
    const seconds = await untilSaved(core);
    expect(sent.most).toBe(1);
    expect(seconds).toBeGreaterThan(23);
  });

  it('goes back to one stream when ranges are not honoured', async () => {
    const { core, sent } = await downloading({ bytesPerSecond: 500_000, honoursRanges: false });
    await untilSaved(core);
    expectWhole(core);
    expect(ranges(core).length).toBeLessThanOrEqual(4);
    expect(sent.bytes).toBe(total);
  });

  it('never opens more than eight connections for all downloads', async () => {
    const core = await coreUnderTest({ parallel: 3 });
    const { answer, sent } = paced(core.clock, content, { bytesPerSecond: 500_000 });
    const tasks = ['video_1', 'video_2', 'video_3'];
    for (const task of tasks) {
      core.gateway.onLook(task, completed);
      core.gateway.onFetch(task, answer);
    }
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(8_000);
    expect(sent.most).toBe(8);
  });
});

describe('a file that is named differently by another server', () => {
  it('is gone on with when length and beginning agree', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed);
    const renamed = { validator: { etag: '"two"', lastModified: null } };
    core.gateway.onFetch(
      id,
      serving(content, { cutAt: 4_000_000 }),
      serving(content, renamed),
      serving(content, renamed),
    );
    await core.start();
    await core.add(id);
    await untilSaved(core);
    expectWhole(core);
    expect(ranges(core)).toEqual([null, '4000000-null', '4000000-null']);
  });

  it.each([
    ['at once', 5],
    ['later on', 200_000],
  ])('is fetched from the start when its beginning differs %s', async (_, at) => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed);
    const other = Uint8Array.from(content);
    other[at] = 255;
    const renamed = { validator: { etag: '"two"', lastModified: null } };
    core.gateway.onFetch(id, serving(other, { cutAt: 4_000_000 }), serving(content, renamed));
    await core.start();
    await core.add(id);
    await untilSaved(core);
    expectWhole(core);
    expect(ranges(core)).toEqual([null, '4000000-null']);
  });
});

describe('pieces whose part has not a byte left', () => {
  /** What a lost part leaves behind: a stretch of a file ahead of nothing. */
  const withPieceOf = (bytes: Uint8Array): Promise<CoreUnderTest> =>
    leftBehind(bytes, 0, { from: 4_000_000, to: 6_000_000 });

  it('are not put into a file that has another validator', async () => {
    const core = await withPieceOf(content.map((byte) => byte ^ 1));
    core.gateway.onFetch(
      id,
      serving(content, { validator: { etag: '"two"', lastModified: null } }),
    );
    await core.start();
    await untilSaved(core);
    expectWhole(core);
  });

  it('are gone on with under the validator that they came with', async () => {
    const core = await withPieceOf(content);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await untilSaved(core);
    expectWhole(core);
    expect(ranges(core)).toEqual([null, '6000000-null']);
  });
});
