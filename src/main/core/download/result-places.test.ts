import { describe, expect, it } from 'vitest';
import { completed, serving } from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { dayOf, monthOf } from '../../../shared/local-time';
import type { Settings } from '../../../shared/settings';

const id = 'video_one';
const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);

async function begun(change: Partial<Settings>): Promise<CoreUnderTest> {
  const core = await coreUnderTest();
  await core.settings.change(change);
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, serving(content));
  await core.start();
  await core.add(id);
  return core;
}

const today = (core: CoreUnderTest): string => dayOf(core.clock.nowMs());
const namesIn = (core: CoreUnderTest, folder: string): string[] => core.drop.names(folder);

describe('where results go', () => {
  it('is a folder per month, made on demand', async () => {
    const core = await begun({ subfolders: 'month' });
    const month = monthOf(core.clock.nowMs());
    await core.clock.advance(1_000);
    expect(core.state(id)).toMatchObject({
      name: 'saved',
      files: [{ folder: `${testFolder}/${month}`, name: `${id}.mp4` }],
    });
    expect(namesIn(core, `${testFolder}/${month}`)).toEqual([`${id}.mp4`]);
    expect(namesIn(core, testFolder)).toEqual([]);
  });

  it('is not made anew under a chosen folder that is gone; the hold names that folder', async () => {
    const core = await coreUnderTest();
    core.drop.gone.add('/usb');
    await core.settings.change({ folder: '/usb', subfolders: 'day' });
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(core.holds.list()).toMatchObject([{ name: 'folder-missing', subject: '/usb' }]);
    expect([...core.drop.folders.keys()]).toEqual([]);

    core.drop.gone.delete('/usb');
    core.drop.folders.set('/usb', new Map());
    await core.clock.advance(15_000);
    expect(core.holdNames()).toEqual([]);
    expect(namesIn(core, `/usb/${today(core)}`)).toEqual([`${id}.mp4`]);
  });

  it('stays where a download began when the rule changes meanwhile', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, { stallAt: 300 }));
    await core.settings.change({ subfolders: 'day' });
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    core.gateway.onFetch(id, serving(content));
    await core.settings.change({ subfolders: 'none', isPaused: true });
    await core.clock.advance(1_000);
    await core.settings.change({ isPaused: false });
    await core.clock.advance(5_000);
    expect(core.gateway.fetches(id).at(-1)?.resume?.offset).toBe(300);
    expect(namesIn(core, `${testFolder}/${today(core)}`)).toEqual([`${id}.mp4`]);
  });

  it('offers the file again, not the drive, when somebody deleted the subfolder', async () => {
    const core = await begun({ subfolders: 'day' });
    await core.clock.advance(1_000);
    core.drop.folders.delete(`${testFolder}/${today(core)}`);
    await core.presence.checkAll();
    expect(core.presence.get(id)).toBe('file');
    expect(await core.desk.act(id, 'download-again')).toBe(true);
    await core.clock.advance(2_000);
    expect(namesIn(core, `${testFolder}/${today(core)}`)).toEqual([`${id}.mp4`]);
  });

  it('is still a missing drive when the folder around it is gone too', async () => {
    const core = await begun({ subfolders: 'day' });
    await core.clock.advance(1_000);
    core.drop.isMissing();
    await core.presence.checkAll();
    expect(core.presence.get(id)).toBe('folder');
  });
});

describe('how results are named', () => {
  it('is by the template, and never over another file', async () => {
    const core = await coreUnderTest();
    await core.settings.change({ nameTemplate: '{date} {kind}' });
    for (const each of ['video_a', 'video_b']) {
      core.gateway.onLook(each, completed);
      core.gateway.onFetch(each, serving(content));
    }
    await core.start();
    await core.add('video_a', 'video_b');
    await core.clock.advance(2_000);
    const day = today(core);
    expect(namesIn(core, testFolder)).toEqual([`${day} video (2).mp4`, `${day} video.mp4`]);
  });
});
