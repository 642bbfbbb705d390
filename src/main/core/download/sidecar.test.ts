import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { completed, serving } from '../../../../test/fakes/scripted-gateway';
import {
  coreUnderTest,
  testFolder,
  testKey,
  type CoreUnderTest,
} from '../../../../test/support/core-under-test';
import { ScriptedDrop } from '../../../../test/support/scripted-drop';
import { DropError } from '../ports/file-drop';

const id = 'video_a/b';
const content = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251);
const sha256 = createHash('sha256').update(content).digest('hex');

async function saving(drop = new ScriptedDrop()): Promise<CoreUnderTest> {
  const core = await coreUnderTest({ drop });
  await core.settings.change({ sidecars: true });
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, serving(content));
  await core.start();
  await core.add(id);
  await core.clock.advance(1_000);
  return core;
}

describe('a sidecar file', () => {
  it('says what the file is and where it came from, without the key', async () => {
    const core = await saving();
    expect(core.state(id)?.name).toBe('saved');
    const text = core.drop.bytesOf(testFolder, 'video_a_b.mp4.json').toString('utf8');
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown;
    expect(JSON.parse(text)).toEqual({
      ...{ id, file: 'video_a_b.mp4', kind: 'video', mime: 'video/mp4' },
      ...{ bytes: 1_000, sha256, addedAt: at, savedAt: at },
      source: 'https://dimilinks.com/v1/videos/video_a%2Fb/content',
    });
    expect(text).not.toContain(testKey);
  });

  it('is not written unless a person wants it', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content));
    await core.start();
    await core.add(id);
    await core.clock.advance(1_000);
    expect(core.drop.names(testFolder)).toEqual(['video_a_b.mp4']);
  });

  it('never takes the place of another file', async () => {
    const drop = new ScriptedDrop();
    const theirs = Buffer.from('{"mine":true}');
    drop.folders.set(testFolder, new Map([['video_a_b.mp4.json', theirs]]));
    await saving(drop);
    expect(drop.names(testFolder)).toEqual([
      ...['video_a_b.mp4', 'video_a_b.mp4 (2).json', 'video_a_b.mp4.json'],
    ]);
    expect(drop.bytesOf(testFolder, 'video_a_b.mp4.json')).toEqual(theirs);
  });

  it('is written once, though a full disk or a kill made the step run twice', async () => {
    class ForgetfulDrop extends ScriptedDrop {
      private isKilled = false;
      override async putText(
        folder: string,
        name: string,
        text: string,
      ): Promise<'done' | 'taken'> {
        const end = await super.putText(folder, name, text);
        if (this.isKilled) return end;
        this.isKilled = true;
        throw new DropError('disk-full', 'ENOSPC');
      }
    }
    const core = await saving(new ForgetfulDrop());
    expect(core.state(id)?.name).toBe('checking');
    expect(core.holdNames()).toEqual(['disk-full']);
    await core.clock.advance(20_000);
    expect(core.state(id)?.name).toBe('saved');
    expect(core.drop.names(testFolder)).toEqual(['video_a_b.mp4', 'video_a_b.mp4.json']);
    expect(core.gateway.fetches(id)).toHaveLength(1);
  });

  it('that cannot be written does not keep the video from being saved', async () => {
    class RefusingDrop extends ScriptedDrop {
      override putText(): Promise<'done' | 'taken'> {
        return Promise.reject(new DropError('cannot-write', 'EACCES'));
      }
    }
    const core = await saving(new RefusingDrop());
    expect(core.state(id)?.name).toBe('saved');
  });
});
