import { rmSync, writeFileSync, writeSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WorkerStore } from '../../src/main/adapters/store/worker-store';
import { completed, never, serving } from '../fakes/scripted-gateway';
import { SilentLog } from '../fakes/silent-log';
import { buildEntries, type BuiltEntries } from '../support/build-entry';
import { coreOnDisk, until, videoOf } from '../support/core-on-disk';
import { noVolumes, RealVolumes } from '../support/real-volumes';
import { aTask } from '../support/task-records';

const noTmpfs = noVolumes('tmpfs');
describe.skipIf(noTmpfs !== null)('a list on a full disk', () => {
  let built: BuiltEntries;
  let volumes: RealVolumes;
  let listFolder: string;
  let filler: string;
  let store: WorkerStore;
  const open = (): WorkerStore =>
    new WorkerStore({
      start: () => new Worker(join(built.folder, 'store-worker.js')),
      path: join(listFolder, 'tasks.db'),
      log: new SilentLog(),
    });
  const rowsOnDisk = async (): Promise<string[]> => {
    await store.close();
    store = open();
    return (await store.load()).tasks.map(({ id, state }) => `${id} ${state.name}`).sort();
  };
  /** Takes every byte that is left. */
  const fill = (): void => {
    const handle = openSync(filler, 'w');
    try {
      for (const block = Buffer.alloc(4096); ;) writeSync(handle, block);
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    } finally {
      closeSync(handle);
    }
  };

  beforeAll(async () => {
    built = await buildEntries({ 'store-worker': 'src/main/store-worker.ts' });
  }, 30_000);
  afterAll(() => built.remove());
  beforeEach(() => {
    volumes = new RealVolumes();
    listFolder = volumes.tmpfs('list', 'size=60m');
    filler = join(listFolder, 'something else');
    store = open();
  });
  afterEach(async () => {
    await store.close().catch(() => undefined);
    volumes.end();
  });

  it('holds with the folder of the list, loses nothing, and is written once there is room', async () => {
    const folder = volumes.tmpfs('videos', 'size=60m');
    const core = await coreOnDisk({ folder, store, listFolder });
    const video = videoOf(400_000);
    core.gateway.onLook('video_one', completed);
    core.gateway.onFetch('video_one', never, serving(video));
    core.gateway.onLook('video_two', completed);
    core.gateway.onFetch('video_two', never);
    await core.desk.add(['video_one', 'video_two']);
    await until(core, () => core.gateway.fetches().length === 2);

    fill();
    // Until the log has no room left that it could write in, changes still fit.
    for (let count = 0; core.holdNames().length === 0 && count < 5_000; count += 1) {
      await core.desk.act('video_one', 'pause').catch(() => undefined);
      await core.desk.act('video_one', 'resume').catch(() => undefined);
    }
    expect(core.holds.list()).toMatchObject([{ name: 'disk-full', subject: listFolder }]);
    await core.desk.act('video_one', 'pause').catch(() => undefined);
    await core.desk.act('video_one', 'resume').catch(() => undefined);
    await expect(core.desk.act('video_two', 'remove')).rejects.toMatchObject({
      trouble: 'disk-full',
    });
    await expect(core.desk.add(['video_three'])).rejects.toMatchObject({ trouble: 'disk-full' });
    expect(core.state('video_one')?.name).toBe('downloading');
    expect(core.state('video_two')).toBeUndefined();
    expect(core.state('video_three')).toBeUndefined();

    rmSync(filler);
    await until(core, () => core.state('video_one')?.name === 'saved');
    expect(core.holdNames()).toEqual([]);
    expect(await rowsOnDisk()).toEqual(['video_one saved']);
  });

  it('says so as well when it is opened, and opens once there is room', async () => {
    await store.load();
    await store.put([aTask('video_one')]);
    await store.close();
    fill();
    store = open();
    await expect(store.load().then(() => store.put([aTask('video_two')]))).rejects.toMatchObject({
      trouble: 'disk-full',
    });
    rmSync(filler);
    await store.close().catch(() => undefined);
    store = open();
    expect((await store.load()).tasks.map(({ id }) => id)).toEqual(['video_one']);
  });

  it('says so when it is made, and makes a sound one once there is room', async () => {
    fill();
    await expect(store.load()).rejects.toMatchObject({ trouble: 'disk-full' });
    rmSync(filler);
    await store.close().catch(() => undefined);
    store = open();
    expect(await store.load()).toEqual({ tasks: [], setAsideAt: null });
    writeFileSync(filler, '');
  });
});
