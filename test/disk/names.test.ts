import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import { partNameOf, stemOf } from '../../src/main/core/file-name';
import { serving } from '../fakes/scripted-gateway';
import { coreOnDisk, download, until, videoOf } from '../support/core-on-disk';
import { noVolumes, RealVolumes } from '../support/real-volumes';

let volumes: RealVolumes;
beforeEach(() => {
  volumes = new RealVolumes();
});
afterEach(() => volumes.end());

/** Downloads all tasks at once, then says whose bytes stand under which name. */
async function savedTogether(folder: string, ids: readonly string[]) {
  const videos = new Map(ids.map((id) => [id, videoOf(400_000)]));
  const core = await coreOnDisk({ folder });
  await core.settings.change({ parallelDownloads: 8 });
  for (const [id, video] of videos) await download(core, id, serving(video));
  await until(core, () => ids.every((id) => core.state(id)?.name === 'saved'));
  const names = new Map<string, string>();
  for (const [id, video] of videos) {
    const state = core.state(id);
    const name = state?.name === 'saved' ? state.files[0]?.name : undefined;
    expect(readFileSync(join(folder, name ?? '')).equals(video)).toBe(true);
    names.set(id, name ?? '');
  }
  expect(readdirSync(folder).sort()).toEqual([...names.values()].sort());
  return names;
}

async function filled(drop: DiskDrop, folder: string, id: string): Promise<void> {
  const part = await drop.openPart(folder, partNameOf(id, null), false);
  await part.append(Buffer.from(id));
  await part.close();
}

describe('tasks whose cleaned names agree', () => {
  it('are downloaded side by side and overwrite neither part nor file', async () => {
    const names = await savedTogether(volumes.home, ['video_a/b', 'video_a:b', 'video_a_b']);
    const given = ['video_a_b (2).mp4', 'video_a_b (3).mp4', 'video_a_b.mp4'];
    expect([...names.values()].sort()).toEqual(given);
  });

  it('may be one text in two Unicode forms; the names are composed ones', async () => {
    const drop = new DiskDrop();
    const ids = ['caf\u00e9', 'cafe\u0301'];
    for (const id of ids) await filled(drop, volumes.home, id);
    for (const id of ids) {
      const name = await drop.freeName(volumes.home, stemOf(id), 'mp4');
      expect(await drop.finish(volumes.home, partNameOf(id, null), name)).toBe('done');
    }
    const names = ['caf\u00e9.mp4', 'caf\u00e9 (2).mp4'];
    expect(readdirSync(volumes.home).sort()).toEqual([...names].sort());
    const texts = names.map((name) => readFileSync(join(volumes.home, name), 'utf8'));
    expect(texts).toEqual(ids);
  });

  it.each(['界'.repeat(200), '😀'.repeat(150), 'é'.repeat(250), 'x'.repeat(400)])(
    'may be longer than a name may be, in bytes too: %s',
    async (id) => {
      const drop = new DiskDrop();
      const ids = [`${id}1`, `${id}2`];
      for (const one of ids) await filled(drop, volumes.home, one);
      for (const one of ids) {
        const name = await drop.freeName(volumes.home, `${stemOf(one)}-12`, 'webm');
        expect(await drop.finish(volumes.home, partNameOf(one, null), name)).toBe('done');
        expect(readFileSync(join(volumes.home, name), 'utf8')).toBe(one);
      }
    },
  );
});

const noExfat = noVolumes('exfat');
describe.skipIf(noExfat !== null)('a volume without hard links, where case does not count', () => {
  it('keeps tasks apart whose names differ in case alone', async () => {
    const folder = volumes.exfat('card');
    const ids = ['video_ab12', 'video_AB12', 'video_Ab12', 'video_aB12'];
    const names = await savedTogether(folder, ids);
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(4);
  });

  it('gives a name by renaming, and never to two at once', async () => {
    const folder = volumes.exfat('card');
    const drop = new DiskDrop();
    const ids = Array.from({ length: 12 }, (_, at) => `video_${at}`);
    for (const id of ids) await filled(drop, folder, id);
    const finish = async (id: string): Promise<string> => {
      for (;;) {
        const name = await drop.freeName(folder, 'one', 'mp4');
        if ((await drop.finish(folder, partNameOf(id, null), name)) === 'done') return name;
      }
    };
    const names = await Promise.all(ids.map(finish));
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
    for (const [at, name] of names.entries()) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(ids[at]);
    }
  });
});
