import { describe, expect, it } from 'vitest';
import {
  completed,
  completedImages,
  failedTask,
  never,
  running,
  serving,
  strong,
  unavailable,
  type FetchStep,
} from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreOptions,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { ScriptedDrop } from '../../../../test/support/scripted-drop';
import { aPart, aTask } from '../../../../test/support/task-records';
import { Deferred } from '../deferred';
import { DropError, type MediaCheck } from '../ports/file-drop';
import type { BytesOutcome, LookOutcome } from '../ports/gateway';

const id = 'video_one';
const part = 'video_one.part';
const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);
const cutWithoutBytes = serving(content, { cutAt: 0 });
const damaged = { ok: false, why: 'damaged', detail: 'no moov', message: null } as const;

/** Has a mistake in its own code, as no disk has. */
class FaultyDrop extends ScriptedDrop {
  isFaulty = true;

  override check(...what: Parameters<ScriptedDrop['check']>): ReturnType<ScriptedDrop['check']> {
    if (this.isFaulty) return Promise.reject(new TypeError('x is not a function'));
    return super.check(...what);
  }
}

async function downloading(fetches: readonly FetchStep[], options: CoreOptions = {}) {
  const core = await coreUnderTest(options);
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, ...fetches);
  await core.start();
  await core.add(id);
  return core;
}

/** A new app over what the old one left; the old one's clock stands still for ever. */
async function afterKill(old: CoreUnderTest, ...fetches: FetchStep[]) {
  const core = await coreUnderTest({ store: old.store, drop: old.drop });
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, ...fetches);
  await core.start();
  await core.clock.advance(2_000);
  return core;
}

const offsetsOf = (core: CoreUnderTest): (number | null)[] =>
  core.gateway.fetches(id).map(({ resume }) => resume?.offset ?? null);
const savedBytes = (core: CoreUnderTest, name = 'video_one.mp4'): Uint8Array =>
  new Uint8Array(core.drop.bytesOf(testFolder, name));
const problemOf = (core: CoreUnderTest, task = id): unknown => {
  const state = core.state(task);
  return state?.name === 'failed' ? state.problem : state;
};

function expectWhole(core: CoreUnderTest): void {
  expect(core.state(id)?.name).toBe('saved');
  expect(core.drop.bytesOf(testFolder, 'video_one.mp4').equals(content)).toBe(true);
  expect(core.drop.names(testFolder)).toEqual(['video_one.mp4']);
}

describe('a result that comes as it should', () => {
  it('is saved under its name, with its size and fingerprint in the row', async () => {
    const core = await downloading([serving(content)]);
    await core.clock.advance(1_000);
    expectWhole(core);
    const saved = core.store.rows.get(id)?.state;
    const file = { name: 'video_one.mp4', folder: testFolder, bytes: 1_000, mime: 'video/mp4' };
    expect(saved).toMatchObject({ name: 'saved', missingCount: 0, files: [file] });
    const sha256 = saved?.name === 'saved' ? saved.files[0]?.sha256 : null;
    expect(await core.drop.holds(testFolder, file.name, 1_000, sha256 ?? '')).toBe(true);
    expect(core.transfers.get(id)).toBeNull();
  });

  it('is saved without a length that is known', async () => {
    const core = await downloading([serving(content, { hidesLength: true })]);
    await core.clock.advance(1_000);
    expectWhole(core);
  });

  it('gets another name when the first is taken', async () => {
    const core = await coreUnderTest();
    await core.drop.prepare(testFolder, true);
    core.drop.write(testFolder, 'video_one.mp4', new Uint8Array([1]));
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(savedBytes(core)).toEqual(new Uint8Array([1]));
    expect(savedBytes(core, 'video_one (2).mp4')).toEqual(content);
  });

  it('gets another name when the first is taken at the last moment', async () => {
    const core = await coreUnderTest();
    core.drop.beforeFinish = () => {
      core.drop.write(testFolder, 'video_one.mp4', new Uint8Array([1]));
      core.drop.beforeFinish = () => Promise.resolve();
      return Promise.resolve();
    };
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(savedBytes(core, 'video_one (2).mp4')).toEqual(content);
  });

  it('waits its turn: no more downloads at a time than the setting says', async () => {
    const core = await coreUnderTest({ parallel: 2 });
    const tasks = Array.from({ length: 7 }, (_, at) => `video_${String(at)}`);
    for (const task of tasks) {
      core.gateway.onLook(task, completed);
      core.gateway.onFetch(task, serving(content, { stallAt: 500 }), serving(content));
    }
    await core.start();
    await core.add(...tasks);
    await core.clock.advance(10_000);
    expect(core.gateway.fetches()).toHaveLength(2);
    await core.settings.change({ parallelDownloads: 3 });
    await core.clock.advance(1_000);
    expect(core.gateway.fetches()).toHaveLength(3);
    for (const { taskId } of core.gateway.fetches()) await core.desk.act(taskId, 'pause');
    await core.clock.advance(1_000);
    expect(core.gateway.fetches()).toHaveLength(6);
  });
});

describe('a transfer that is cut', () => {
  it('goes on from the bytes on disk, with the validator', async () => {
    const core = await downloading([
      serving(content, { cutAt: 300 }),
      serving(content, { cutAt: 800 }),
      serving(content),
    ]);
    await core.clock.advance(5_000);
    expectWhole(core);
    expect(core.gateway.fetches(id).map(({ resume }) => resume)).toEqual([
      null,
      { offset: 300, until: null, totalBytes: 1_000, validator: strong },
      { offset: 800, until: null, totalBytes: 1_000, validator: strong },
    ]);
  });

  it('goes on although the resumed answer says neither length nor validator', async () => {
    const bare: FetchStep = (request) => ({
      ...(serving(content, { cutAt: 600 })(request) as Extract<BytesOutcome, { kind: 'bytes' }>),
      totalBytes: null,
      validator: null,
    });
    const core = await downloading([serving(content, { cutAt: 300 }), bare, serving(content)]);
    await core.clock.advance(5_000);
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([null, 300, 600]);
  });

  it('starts over without a validator, and when the range is not honoured', async () => {
    const nothing = { validator: null };
    const core = await downloading([
      serving(content, { ...nothing, cutAt: 300 }),
      serving(content, { cutAt: 400 }),
      serving(content, { ranges: false }),
    ]);
    await core.clock.advance(10_000);
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([null, null, 400]);
  });

  it('starts over when the server says that the range does not fit', async () => {
    const core = await downloading([
      serving(content, { cutAt: 300 }),
      { kind: 'start-over' },
      serving(content),
    ]);
    await core.clock.advance(10_000);
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([null, 300, null]);
  });

  it('costs no patience as long as every attempt brings bytes', async () => {
    const cuts = Array.from({ length: 20 }, (_, at) => serving(content, { cutAt: 40 * (at + 1) }));
    const core = await downloading([...cuts, serving(content)]);
    await core.clock.advance(60_000);
    expectWhole(core);
  });

  it('ends after five attempts without a new byte, and may be tried again from where it stood', async () => {
    const core = await downloading([
      serving(content, { cutAt: 300 }),
      ...Array.from({ length: 5 }, () => serving(content, { cutAt: 300 })),
      serving(content),
    ]);
    await core.clock.advance(120_000);
    expect(problemOf(core)).toEqual({ code: 'no-progress', message: null, detail: 'reset' });
    expect(core.gateway.fetches(id)).toHaveLength(6);
    expect(await core.desk.act(id, 'try-again')).toBe(true);
    await core.clock.advance(1_000);
    expectWhole(core);
    expect(offsetsOf(core).at(-1)).toBe(300);
  });

  it('ends when a server without ranges always cuts at the same place', async () => {
    const core = await downloading([serving(content, { ranges: false, cutAt: 300 })]);
    await core.clock.advance(600_000);
    expect(problemOf(core)).toMatchObject({ code: 'no-progress' });
    expect(core.gateway.fetches(id).length).toBeLessThan(8);
  });

  it('writes the validator down before the first byte', async () => {
    const core = await downloading([serving(content, { stallAt: 10 })]);
    await core.clock.advance(100);
    const write = core.drop.write.bind(core.drop);
    expect(core.store.rows.get(id)?.parts[0]).toMatchObject({ etag: '"one"', totalBytes: 1_000 });
    expect(await core.drop.partSize(testFolder, part)).toBe(10);

    const other = await coreUnderTest();
    const known: unknown[] = [];
    other.drop.write = (folder, name, bytes) => {
      if (bytes.length > 0) known.push(other.store.rows.get(id)?.parts[0]?.etag);
      write.call(other.drop, folder, name, bytes);
    };
    other.gateway.onLook(id, completed);
    other.gateway.onFetch(id, serving(content, { stallAt: 10 }));
    await other.drop.prepare(testFolder, true);
    await other.start();
    await other.add(id);
    await other.clock.advance(100);
    expect(known.length).toBeGreaterThan(0);
    expect(new Set(known)).toEqual(new Set(['"one"']));
  });

  it('is stopped by a pause and goes on from there', async () => {
    const core = await downloading([serving(content, { stallAt: 300 }), serving(content)]);
    await core.clock.advance(1_000);
    expect(core.transfers.get(id)).toMatchObject({ receivedBytes: 300, totalBytes: 1_000 });
    await core.desk.act(id, 'pause');
    await core.clock.advance(60_000);
    expect(core.gateway.fetches(id)[0]?.signal.aborted).toBe(true);
    expect(core.transfers.get(id)).toBeNull();
    await core.desk.act(id, 'resume');
    await core.clock.advance(1_000);
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([null, 300]);
  });
});

describe('after a kill', () => {
  it('resumes in the middle of a download', async () => {
    const old = await downloading([serving(content, { stallAt: 400 })]);
    await old.clock.advance(100);
    const core = await afterKill(old, serving(content));
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([400]);
  });

  it('asks for nothing when all bytes were there', async () => {
    const old = await downloading([serving(content, { stallAt: 1_000 })]);
    await old.clock.advance(100);
    const core = await afterKill(old, never);
    expectWhole(core);
    expect(offsetsOf(core)).toEqual([]);
  });

  it.each(['beforeFinish', 'afterFinish'] as const)('finishes what stopped %s', async (moment) => {
    const old = await coreUnderTest();
    old.drop[moment] = never;
    old.gateway.onLook(id, completed);
    old.gateway.onFetch(id, serving(content));
    await old.start();
    await old.add(id);
    await old.clock.advance(1_000);
    expect(old.store.rows.get(id)?.state.name).toBe('checking');
    old.drop[moment] = () => Promise.resolve();
    const core = await afterKill(old, never);
    expectWhole(core);
    expect(core.gateway.fetches()).toEqual([]);
  });

  const killedWithBothNames = async (leaveBoth: (drop: ScriptedDrop) => void) => {
    const old = await coreUnderTest();
    old.drop.afterFinish = () => {
      leaveBoth(old.drop);
      return never();
    };
    old.gateway.onLook(id, completed);
    old.gateway.onFetch(id, serving(content));
    await old.start();
    await old.add(id);
    await old.clock.advance(1_000);
    old.drop.afterFinish = () => Promise.resolve();
    return afterKill(old, never);
  };

  it('does not save a file twice that stands under both names', async () => {
    const core = await killedWithBothNames((drop) => {
      drop.folders.get(testFolder)?.set(part, drop.bytesOf(testFolder, 'video_one.mp4'));
    });
    expectWhole(core);
  });

  it('keeps two files under both names, also when their bytes agree', async () => {
    const core = await killedWithBothNames((drop) => drop.write(testFolder, part, content));
    expect(core.state(id)).toMatchObject({
      name: 'saved',
      files: [{ name: 'video_one (2).mp4' }],
    });
    expect(core.drop.names(testFolder)).toEqual(['video_one (2).mp4', 'video_one.mp4']);
    expect(savedBytes(core, 'video_one (2).mp4')).toEqual(content);
    expect(savedBytes(core)).toEqual(content);
  });

  it('fetches again when what was fetched is gone', async () => {
    const old = await coreUnderTest();
    old.drop.beforeFinish = never;
    old.gateway.onLook(id, completed);
    old.gateway.onFetch(id, serving(content));
    await old.start();
    await old.add(id);
    await old.clock.advance(1_000);
    old.drop.beforeFinish = () => Promise.resolve();
    await old.drop.discardPart(testFolder, part);
    expectWhole(await afterKill(old, serving(content)));
  });
});

describe('a service that does not hand out the result', () => {
  it('is asked again a few times when it is not ready, then its word is taken', async () => {
    const notReady: FetchStep = { kind: 'not-ready' };
    const core = await downloading([notReady, notReady, serving(content)]);
    await core.clock.advance(30_000);
    expectWhole(core);
    expect(core.gateway.looks()).toHaveLength(1);
  });

  it('is believed no more when it says completed and not ready for ever', async () => {
    const core = await downloading([{ kind: 'not-ready' }]);
    await core.clock.advance(600_000);
    expect(problemOf(core)).toMatchObject({ code: 'result-unavailable' });
    expect(core.gateway.looks()).toHaveLength(2);
    expect(core.gateway.fetches().length).toBeLessThanOrEqual(10);
  });

  it('has lost the result when the status route answers and the content route never does', async () => {
    const core = await downloading([unavailable(502)]);
    await core.clock.advance(300_000);
    expect(problemOf(core)).toEqual({
      ...{ code: 'result-unavailable', message: null, detail: 'HTTP 502' },
    });
    expect(core.gateway.looks().length).toBeGreaterThanOrEqual(2);
  });

  it('has lost nothing while the status route is down too', async () => {
    const core = await coreUnderTest();
    let isUp = true;
    core.gateway.onLook(id, () => (isUp ? completed : unavailable(502)));
    core.gateway.onFetch(id, (request) => (isUp ? serving(content)(request) : unavailable(502)));
    await core.start();
    isUp = false;
    await core.desk.add([id]);
    core.gateway.onLook(id, completed, () => (isUp ? completed : unavailable(502)));
    await core.clock.advance(3_600_000);
    expect(core.state(id)?.name).toBe('downloading');
    isUp = true;
    await core.clock.advance(60_000);
    expectWhole(core);
  });

  it.each([{ kind: 'unreadable', reason: 'a page' } as const, unavailable(503)])(
    'has lost nothing while the status says $kind',
    async (status) => {
      const core = await coreUnderTest();
      core.gateway.onLook(id, completed, status);
      core.gateway.onFetch(id, unavailable(502));
      await core.start();
      await core.add(id);
      await core.clock.advance(300_000);
      expect(core.state(id)?.name).toBe('downloading');
    },
  );

  it('is watched again when it takes back that the task is completed', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed, running(90), running(95), completed);
    core.gateway.onFetch(
      id,
      ...Array.from({ length: 5 }, () => unavailable(502)),
      serving(content),
    );
    await core.start();
    await core.add(id);
    await core.clock.advance(120_000);
    expectWhole(core);
  });

  it('does not put the key in doubt by refusing the content alone', async () => {
    const refused: FetchStep = { kind: 'key-rejected', message: 'no' };
    const core = await downloading([refused, serving(content)]);
    await core.clock.advance(5_000);
    expectWhole(core);
    expect(core.gateway.looks()).toHaveLength(2);
    expect(core.holdNames()).toEqual([]);
    expect(core.keys.view().status).toBe('ready');
  });

  it('is believed about the key when the status route refuses it too', async () => {
    const refused = { kind: 'key-rejected', message: 'no' } as const;
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed, refused);
    core.gateway.onFetch(id, refused, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(600_000);
    expect(core.holdNames()).toEqual(['key-rejected']);
    expect(core.gateway.fetches()).toHaveLength(1);
    await core.keys.enter('another-key-of-mine');
    await core.clock.advance(5_000);
    expectWhole(core);
  });

  it('is not offline any more once bytes come, though nothing is watched', async () => {
    const gone = { kind: 'unreachable', code: 'ENOTFOUND' } as const;
    const core = await coreUnderTest();
    let isOnline = false;
    core.gateway.onLook(id, completed, () => (isOnline ? completed : gone));
    core.gateway.onFetch(id, (request) => (isOnline ? serving(content)(request) : gone));
    await core.start();
    await core.add(id);
    await core.clock.advance(300_000);
    expect(core.holdNames()).toEqual(['offline']);
    isOnline = true;
    await core.clock.advance(60_000);
    expectWhole(core);
    expect(core.holdNames()).toEqual([]);
  });

  it('is given the time it asks for, however often it asks', async () => {
    const slow: FetchStep = { kind: 'slow-down', retryAfterMs: 60_000 };
    const core = await downloading([...Array.from({ length: 8 }, () => slow), serving(content)]);
    await core.clock.advance(400_000);
    expect(core.gateway.fetches()).toHaveLength(7);
    await core.clock.advance(200_000);
    expectWhole(core);
  });
});

describe('bytes that are no result', () => {
  it('are fetched once more when the container is damaged, and kept when they are the same again', async () => {
    const core = await coreUnderTest();
    core.drop.verdicts.push(damaged, damaged);
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(60_000);
    expect(problemOf(core)).toEqual({ code: 'damaged', message: null, detail: 'no moov' });
    expect(offsetsOf(core)).toEqual([null, null]);
    expect(core.drop.names(testFolder)).toEqual([part]);
    await core.desk.act(id, 'try-again');
    await core.clock.advance(1_000);
    expectWhole(core);
  });

  it('go on from where a body without a length ended cleanly too early', async () => {
    const core = await coreUnderTest();
    core.drop.verdicts.push(damaged, damaged);
    core.gateway.onLook(id, completed);
    const short = (end: number): FetchStep => {
      return serving(content.subarray(0, end), { hidesLength: true });
    };
    core.gateway.onFetch(id, short(400), short(700), serving(content, { hidesLength: true }));
    await core.start();
    await core.add(id);
    await core.clock.advance(60_000);
    expect(offsetsOf(core)).toEqual([null, 400, 700]);
    expectWhole(core);
  });

  it('wait as long as the content route asks before the result counts as gone', async () => {
    const busy = { ...unavailable(503), retryAfterMs: 60_000 };
    const core = await downloading([busy, serving(content)]);
    await core.clock.advance(59_000);
    expect(offsetsOf(core)).toHaveLength(1);
    await core.clock.advance(2_000);
    expectWhole(core);
  });

  it('are asked for ever more seldom while only the content route says slow down', async () => {
    const core = await downloading([{ kind: 'slow-down', retryAfterMs: null }]);
    core.gateway.onLook('video_two', running());
    await core.add('video_two');
    await core.clock.advance(600_000);
    expect(core.state(id)?.name).toBe('downloading');
    expect(offsetsOf(core).length).toBeLessThan(40);
  });

  it('are refused with the message in them', async () => {
    const core = await coreUnderTest();
    core.drop.verdicts.push({ ok: false, why: 'not-media', detail: 'json', message: 'gone' });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(problemOf(core)).toEqual({ code: 'not-media', message: 'gone', detail: 'json' });
    expect(core.drop.names(testFolder)).toEqual([]);
  });

  it('are refused but kept when they are no text: they were paid for', async () => {
    const core = await coreUnderTest();
    const detail = 'no known video';
    core.drop.verdicts.push({ ok: false, why: 'other-bytes', detail, message: null });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(60_000);
    expect(problemOf(core)).toEqual({ code: 'not-media', message: null, detail });
    expect(core.gateway.fetches()).toHaveLength(1);
    expect(savedBytes(core, part)).toEqual(content);
  });

  it.each([
    [{ kind: 'not-media', message: 'a page' } as const, 'not-media'],
    [{ kind: 'redirect-refused', reason: 'loop' } as const, 'redirect-refused'],
    [serving(new Uint8Array()), 'not-media'],
  ])('end the task at once', async (step, code) => {
    const core = await downloading([step]);
    await core.clock.advance(60_000);
    expect(problemOf(core)).toMatchObject({ code });
    expect(core.gateway.fetches()).toHaveLength(1);
  });
});

describe('a disk or a folder that is in the way', () => {
  it('holds when the disk is full, keeps the bytes, and finishes by itself when there is room', async () => {
    const core = await coreUnderTest();
    core.drop.free = 0;
    core.drop.appendTrouble = 'disk-full';
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, { hidesLength: true }), serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(60_000);
    expect(core.state(id)?.name).toBe('downloading');
    expect(core.holds.list()).toMatchObject([{ name: 'disk-full', subject: testFolder }]);
    expect(core.gateway.fetches()).toHaveLength(1);
    core.drop.appendTrouble = null;
    core.drop.free = 100_000_000;
    await core.clock.advance(12_000);
    expect(core.holdNames()).toEqual([]);
    expectWhole(core);
  });

  it('does not try again and again while a large file still cannot fit', async () => {
    const large: FetchStep = (request) => ({
      ...(serving(content)(request) as Extract<BytesOutcome, { kind: 'bytes' }>),
      totalBytes: 2_000_000_000,
    });
    const core = await coreUnderTest();
    core.drop.free = 1_000_000_000;
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, large);
    await core.start();
    await core.add(id);
    await core.clock.advance(600_000);
    expect(core.holdNames()).toEqual(['disk-full']);
    expect(core.gateway.fetches()).toHaveLength(1);
  });

  it('holds while the folder is gone, makes it nowhere else, and goes on when it is back', async () => {
    const core = await coreUnderTest();
    core.drop.gone.add(testFolder);
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(60_000);
    expect(core.holds.list()).toMatchObject([{ name: 'folder-missing', subject: testFolder }]);
    expect(core.state(id)?.name).toBe('downloading');
    expect([...core.drop.folders.keys()]).toEqual([]);
    core.drop.gone.clear();
    await core.clock.advance(12_000);
    expectWhole(core);
  });

  it('goes to another folder when a person chooses one, and never makes the old one anew', async () => {
    const core = await coreUnderTest();
    await core.settings.change({ folder: '/stick' });
    await core.drop.prepare('/stick', true);
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, { stallAt: 300 }), serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(100);
    core.drop.folders.delete('/stick');
    await core.desk.act(id, 'pause');
    await core.desk.act(id, 'resume');
    await core.clock.advance(30_000);
    expect(core.holdNames()).toEqual(['folder-missing']);
    await core.settings.change({ folder: null });
    core.holds.lift('folder-missing');
    await core.clock.advance(5_000);
    expectWhole(core);
    expect([...core.drop.folders.keys()]).toEqual([testFolder]);
  });

  it('does not lose a fetched file because its drive was away while it was being checked', async () => {
    const old = await coreUnderTest();
    old.drop.beforeFinish = never;
    old.gateway.onLook(id, completed);
    old.gateway.onFetch(id, serving(content));
    await old.start();
    await old.add(id);
    await old.clock.advance(1_000);
    old.drop.beforeFinish = () => Promise.resolve();
    old.drop.gone.add(testFolder);
    const core = await afterKill(old, never);
    expect(core.holdNames()).toEqual(['folder-missing']);
    expect(core.state(id)?.name).toBe('checking');
    core.drop.gone.clear();
    await core.clock.advance(12_000);
    expectWhole(core);
    expect(core.gateway.fetches()).toEqual([]);
  });

  it('does not take a fetched file for lost when its drive leaves as it is looked for', async () => {
    class LeavingDrop extends ScriptedDrop {
      isLeaving = true;
      override partSize(folder: string, name: string): Promise<number | null> {
        const isFetched = this.folders.get(folder)?.get(part)?.length === content.length;
        if (this.isLeaving && isFetched && name === part) this.gone.add(folder);
        return super.partSize(folder, name);
      }
    }
    const drop = new LeavingDrop();
    const core = await downloading([serving(content)], { drop });
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual(['folder-missing']);
    drop.isLeaving = false;
    drop.gone.clear();
    await core.clock.advance(30_000);
    expectWhole(core);
    expect(core.gateway.fetches(id)).toHaveLength(1);
  });

  it('gives a fetched file its name although nothing can be asked of the service', async () => {
    const old = await downloading([serving(content)]);
    old.drop.beforeFinish = never;
    await old.clock.advance(1_000);
    expect(old.state(id)?.name).toBe('checking');
    old.drop.beforeFinish = () => Promise.resolve();
    const core = await coreUnderTest({ store: old.store, drop: old.drop, key: null });
    core.holds.raise('no-key');
    await core.start();
    await core.clock.advance(10_000);
    expectWhole(core);
  });

  it('says that the file cannot be written when it is neither space nor folder', async () => {
    const core = await coreUnderTest();
    core.drop.appendTrouble = 'cannot-write';
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(problemOf(core)).toEqual({ code: 'cannot-write', message: null, detail: 'EFAKE' });
  });

  it('lays a fault of its own on nobody else, keeps the part and goes on when asked', async () => {
    const drop = new FaultyDrop();
    const core = await downloading([serving(content)], { drop });
    await core.clock.advance(5_000);
    const detail = 'TypeError: x is not a function';
    expect(problemOf(core)).toEqual({ code: 'internal', message: null, detail });
    expect(core.holdNames()).toEqual([]);
    expect(core.drop.bytesOf(testFolder, `${id}.part`)).toHaveLength(content.length);
    drop.isFaulty = false;
    await core.desk.act(id, 'try-again');
    await core.clock.advance(10_000);
    expectWhole(core);
  });

  it('does not throw away the part of an ID that was removed and added anew', async () => {
    const core = await downloading([serving(content, { stallAt: 300 })]);
    await core.clock.advance(100);
    await core.desk.act(id, 'remove');
    await core.clock.advance(10_000);
    await core.add(id);
    await core.clock.advance(60_000);
    expect(await core.drop.partSize(testFolder, part)).toBe(300);
  });

  it('throws away the half file of a removed task once it cannot be brought back', async () => {
    const core = await downloading([serving(content, { stallAt: 300 })]);
    await core.clock.advance(100);
    await core.desk.act(id, 'remove');
    await core.clock.advance(29_000);
    expect(core.drop.names(testFolder)).toEqual([part]);
    await core.clock.advance(2_000);
    expect(core.drop.names(testFolder)).toEqual([]);
  });

  it('is not taken off the list while its file is checked and named', async () => {
    const checked = new Deferred<undefined>();
    class SlowDrop extends ScriptedDrop {
      override async check(...what: Parameters<ScriptedDrop['check']>): Promise<MediaCheck> {
        await checked.promise;
        return super.check(...what);
      }
    }
    const core = await downloading([serving(content)], { drop: new SlowDrop() });
    await core.clock.advance(1_000);
    expect(core.state(id)?.name).toBe('checking');
    expect(await core.desk.act(id, 'remove')).toBe(false);
    checked.resolve(undefined);
    await core.clock.advance(1_000);
    await core.desk.restore([id]);
    await core.clock.advance(10_000);
    expectWhole(core);
    expect(core.gateway.fetches(id)).toHaveLength(1);
  });

  it('frees its room although a full disk does not let the removal be written down', async () => {
    const core = await downloading([serving(content, { stallAt: 300 })]);
    await core.clock.advance(100);
    core.store.refusal = new DropError('disk-full', 'SQLITE_FULL');
    await expect(core.desk.act(id, 'remove')).rejects.toThrow();
    await core.clock.advance(31_000);
    expect(core.drop.names(testFolder)).toEqual([]);
  });

  it('is thrown away in the end when a full disk does not let its task be brought back', async () => {
    const core = await downloading([serving(content, { stallAt: 300 })]);
    await core.clock.advance(100);
    await core.desk.act(id, 'remove');
    core.store.refusal = new DropError('disk-full', 'SQLITE_FULL');
    await expect(core.desk.restore([id])).rejects.toThrow();
    expect(core.drop.names(testFolder)).toEqual([part]);
    await core.clock.advance(31_000);
    expect(core.drop.names(testFolder)).toEqual([]);
  });

  it('leaves no piece behind when its ID is added anew', async () => {
    const piece = 'video_one#at500.part';
    const old = await coreUnderTest();
    const parts = [aPart({ partName: part, etag: '"one"', pieces: [{ from: 500, to: 900 }] })];
    await old.store.put([aTask(id, { state: { name: 'paused', from: 'download' }, parts })]);
    await old.drop.prepare(testFolder, true);
    for (const name of [part, piece]) old.drop.write(testFolder, name, content.subarray(0, 100));
    const core = await coreUnderTest({ store: old.store, drop: old.drop });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.desk.act(id, 'remove');
    await core.add(id);
    await core.clock.advance(60_000);
    expectWhole(core);
  });

  it('is met without earlier disappointments when its ID is added anew', async () => {
    const core = await downloading([{ kind: 'not-ready' }]);
    await core.clock.advance(300_000);
    expect(problemOf(core)).toMatchObject({ code: 'result-unavailable' });
    const first = core.gateway.fetches(id).length;
    await core.desk.act(id, 'remove');
    await core.add(id);
    await core.clock.advance(300_000);
    expect(problemOf(core)).toMatchObject({ code: 'result-unavailable' });
    expect(core.gateway.fetches(id)).toHaveLength(2 * first);
  });
});

describe('image tasks', () => {
  const img = 'img_one';
  async function drawing(links: readonly string[], fetch: FetchStep, ...later: string[][]) {
    const core = await coreUnderTest();
    core.gateway.onLook(img, completedImages(...links), ...later.map((l) => completedImages(...l)));
    core.gateway.onFetch(img, fetch);
    await core.start();
    await core.add(img);
    await core.clock.advance(60_000);
    return core;
  }
  const linkOf = (source: unknown): string =>
    typeof source === 'object' && source !== null && 'url' in source ? String(source.url) : '';

  it('save every image from its own place', async () => {
    const core = await drawing(['/a', '/b', '/c'], serving(content));
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 0 });
    expect(core.drop.names(testFolder)).toEqual([
      'img_one-1.png',
      'img_one-2.png',
      'img_one-3.png',
    ]);
    expect(core.gateway.fetches().map(({ source }) => linkOf(source))).toEqual(['/a', '/b', '/c']);
  });

  it('save what there is and say how many are missing', async () => {
    const core = await drawing(['/a', '/b'], (request) =>
      linkOf(request.source) === '/a'
        ? { kind: 'not-media', message: null }
        : serving(content)(request),
    );
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 1 });
    expect(core.drop.names(testFolder)).toEqual(['img_one-2.png']);
  });

  it('keep the good ones when one turns out to be no image', async () => {
    const core = await coreUnderTest();
    core.drop.verdicts.push({ ok: false, why: 'not-media', detail: 'html', message: null });
    core.gateway.onLook(img, completedImages('/a', '/b'));
    core.gateway.onFetch(img, serving(content));
    await core.start();
    await core.add(img);
    await core.clock.advance(10_000);
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 1 });
    expect(core.drop.names(testFolder)).toEqual(['img_one-2.png']);
  });

  it('say that nothing was handed out when the list is empty, and ask anew when tried again', async () => {
    const core = await drawing([], serving(content), ['/a']);
    expect(problemOf(core, img)).toMatchObject({ code: 'result-unavailable' });
    await core.desk.act(img, 'try-again');
    await core.clock.advance(5_000);
    expect(core.state(img)).toMatchObject({ name: 'saved' });
  });

  it('get new links when one has expired', async () => {
    const core = await drawing(
      ['/old1', '/old2'],
      (request) =>
        linkOf(request.source).startsWith('/old2')
          ? { kind: 'expired' }
          : serving(content)(request),
      ['/new1', '/new2'],
    );
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 0 });
    expect(core.gateway.fetches().map(({ source }) => linkOf(source))).toEqual([
      ...['/old1', '/old2', '/new2'],
    ]);
  });

  it('end when new links have always expired too', async () => {
    const core = await drawing(['/a'], { kind: 'expired' });
    expect(problemOf(core, img)).toMatchObject({ code: 'result-unavailable' });
    expect(core.gateway.fetches().length).toBeLessThanOrEqual(3);
  });

  it.each<[string, LookOutcome]>([
    ['does not know the task any more', { kind: 'not-found' }],
    ['says that the task failed', failedTask('gone')],
  ])('stay saved when the missing one is asked for and the service %s', async (_, answer) => {
    const core = await drawing(['/a', '/b'], (request) =>
      linkOf(request.source) === '/a'
        ? { kind: 'not-media', message: null }
        : serving(content)(request),
    );
    core.gateway.onLook(img, answer);
    const looks = core.gateway.looks(img).length;
    await core.desk.act(img, 'check-again');
    await core.clock.advance(60_000);
    expect(core.state(img)).toMatchObject({
      ...{ name: 'saved', missingCount: 1, files: [{ name: 'img_one-2.png' }] },
    });
    expect(core.gateway.looks(img)).toHaveLength(looks + 1);
    expect(core.drop.names(testFolder)).toEqual(['img_one-2.png']);
  });

  it('leave nothing of an image that is given up, also where its half file was taken along', async () => {
    const old = await coreUnderTest();
    const half = { etag: '"one"', totalBytes: 1_000 };
    const parts = [
      aPart({ folder: testFolder, partName: 'img_one#0.part', ...half }),
      aPart({ folder: testFolder, partName: 'img_one#1.part' }),
    ];
    const state = { name: 'downloading' } as const;
    await old.store.put([aTask(img, { kind: 'image', state, parts })]);
    await old.drop.prepare(testFolder, true);
    await old.drop.prepare('/new', true);
    old.drop.write(testFolder, 'img_one#0.part', content.subarray(0, 300));
    old.drop.freeIn.set(testFolder, 0);
    const core = await coreUnderTest({ store: old.store, drop: old.drop });
    await core.settings.change({ folder: '/new' });
    core.gateway.onLook(img, completedImages('/a', '/b'));
    core.gateway.onFetch(img, (request) =>
      linkOf(request.source) === '/a'
        ? { kind: 'not-media', message: null }
        : serving(content)(request),
    );
    await core.start();
    await core.clock.advance(60_000);
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 1 });
    expect(core.drop.names('/new')).toEqual(['img_one-2.png']);
  });

  it('ask for their links again after a restart', async () => {
    const old = await coreUnderTest();
    old.gateway.onLook(img, completedImages('/a'));
    old.gateway.onFetch(img, never);
    await old.start();
    await old.add(img);
    await old.clock.advance(1_000);
    const core = await coreUnderTest({ store: old.store, drop: old.drop });
    core.gateway.onLook(img, completedImages('/a2'));
    core.gateway.onFetch(img, serving(content));
    await core.start();
    await core.clock.advance(5_000);
    expect(core.state(img)).toMatchObject({ name: 'saved' });
  });

  it.each<[string, LookOutcome]>([
    ['names no link', completedImages()],
    ['names fewer links', completedImages('/a')],
    ['does not know the task', { kind: 'not-found' }],
    ['says that the task failed', failedTask('gone')],
  ])('are not lost when the service later %s', async (_, answer) => {
    const old = await coreUnderTest();
    old.gateway.onLook(img, completedImages('/a', '/b', '/c'));
    old.gateway.onFetch(img, serving(content), serving(content), never);
    await old.start();
    await old.add(img);
    await old.clock.advance(1_000);
    const core = await coreUnderTest({ store: old.store, drop: old.drop });
    core.gateway.onLook(img, answer);
    await core.start();
    await core.clock.advance(60_000);
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 1 });
    expect(core.drop.names(testFolder)).toEqual(['img_one-1.png', 'img_one-2.png']);
    expect(core.gateway.fetches(img)).toEqual([]);
  });

  it('keep a half file for another try when the service names no link', async () => {
    const old = await coreUnderTest();
    old.gateway.onLook(img, completedImages('/a'));
    old.gateway.onFetch(img, serving(content, { stallAt: 300 }));
    await old.start();
    await old.add(img);
    await old.clock.advance(1_000);
    const core = await coreUnderTest({ store: old.store, drop: old.drop });
    core.gateway.onLook(img, completedImages(), completedImages('/a'));
    core.gateway.onFetch(img, serving(content));
    await core.start();
    await core.clock.advance(60_000);
    expect(problemOf(core, img)).toMatchObject({ code: 'result-unavailable' });
    await core.desk.act(img, 'try-again');
    await core.clock.advance(60_000);
    expect(core.state(img)).toMatchObject({ name: 'saved', missingCount: 0 });
    expect(core.gateway.fetches(img).map(({ resume }) => resume?.offset)).toEqual([300]);
  });
});

describe('whatever happens', () => {
  const troubles: FetchStep[] = [
    { kind: 'not-ready' },
    { kind: 'expired' },
    { kind: 'start-over' },
    { kind: 'slow-down', retryAfterMs: null },
    { kind: 'unreachable', code: 'ECONNRESET' },
    { kind: 'key-rejected', message: null },
    unavailable(502),
    cutWithoutBytes,
    serving(content, { cutAt: 100 }),
  ];
  it('a download that meets one of every trouble is never stranded', async () => {
    for (const first of troubles) {
      for (const second of troubles) {
        const core = await downloading([first, second, serving(content)]);
        await core.clock.advance(120_000);
        expectWhole(core);
      }
    }
  });

  it('a download that meets only one trouble for ever ends, or goes on asking', async () => {
    for (const step of troubles) {
      const core = await downloading([step]);
      await core.clock.advance(600_000);
      expect(await core.stranded()).toEqual([]);
    }
  });
});
