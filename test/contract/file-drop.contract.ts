import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DropError, type FileDrop } from '../../src/main/core/ports/file-drop';
import { readClip, readImage } from '../gateway/samples';

export interface DropWorld {
  readonly drop: FileDrop;
  /** A folder that is there. */
  readonly folder: string;
  /** A folder that is not. */
  readonly missingFolder: string;
  write(name: string, bytes: Uint8Array): Promise<void>;
  read(name: string): Promise<Uint8Array>;
  names(): Promise<readonly string[]>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What every FileDrop has to do. */
export function fileDropContract(name: string, makeWorld: () => Promise<DropWorld>): void {
  describe(name, () => {
    let world: DropWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    const fill = async (part: string, data: Uint8Array, keep = false): Promise<string> => {
      const file = await world.drop.openPart(world.folder, part, keep);
      await file.append(data);
      const { sha256: print } = await file.sync();
      await file.close();
      return print;
    };

    it('prepares a folder that is there, and leaves nothing in it', async () => {
      await world.drop.prepare(world.folder, false);
      expect(await world.names()).toEqual([]);
    });

    it('creates a missing folder only when it may', async () => {
      const { drop, missingFolder } = world;
      const refusal = drop.prepare(missingFolder, false);
      await expect(refusal).rejects.toMatchObject({ trouble: 'folder-missing' });
      await expect(refusal).rejects.toBeInstanceOf(DropError);
      await drop.prepare(missingFolder, true);
      await drop.prepare(missingFolder, false);
    });

    it('says that the folder is missing when a part is opened in it', async () => {
      const opening = world.drop.openPart(world.missingFolder, 'a.part', false);
      await expect(opening).rejects.toMatchObject({ trouble: 'folder-missing' });
    });

    it('fills a part and knows its fingerprint', async () => {
      const file = await world.drop.openPart(world.folder, 'a.part', false);
      await file.append(bytes('one '));
      await file.append(bytes(''));
      await file.append(bytes('two'));
      expect(file.size).toBe(7);
      expect(await file.sync()).toEqual({ bytes: 7, sha256: sha256(bytes('one two')) });
      await file.append(bytes('!'));
      expect(await file.sync()).toEqual({ bytes: 8, sha256: sha256(bytes('one two!')) });
      await file.close();
      await file.close();
      expect(await world.read('a.part')).toEqual(Buffer.from('one two!'));
      expect(await world.drop.partSize(world.folder, 'a.part')).toBe(8);
    });

    it('keeps what closing finds unwritten', async () => {
      const file = await world.drop.openPart(world.folder, 'a.part', false);
      await file.append(bytes('unsynced'));
      await file.close();
      expect(await world.drop.partSize(world.folder, 'a.part')).toBe(8);
    });

    it('goes on with a part that is kept, fingerprint included', async () => {
      await fill('a.part', bytes('one '));
      const print = await fill('a.part', bytes('two'), true);
      expect(print).toBe(sha256(bytes('one two')));
      expect(await world.read('a.part')).toEqual(Buffer.from('one two'));
    });

    it('empties a part that is not kept', async () => {
      await fill('a.part', bytes('a long beginning'));
      expect(await fill('a.part', bytes('new'))).toBe(sha256(bytes('new')));
      expect(await world.drop.partSize(world.folder, 'a.part')).toBe(3);
    });

    it('starts over within a part', async () => {
      const file = await world.drop.openPart(world.folder, 'a.part', false);
      await file.append(bytes('wrong bytes'));
      await file.startOver();
      expect(file.size).toBe(0);
      await file.append(bytes('right'));
      expect(await file.sync()).toEqual({ bytes: 5, sha256: sha256(bytes('right')) });
      await file.close();
      expect(await world.read('a.part')).toEqual(Buffer.from('right'));
    });

    it('knows of no part that is not there, and discards it without fuss', async () => {
      expect(await world.drop.partSize(world.folder, 'a.part')).toBeNull();
      await world.drop.discardPart(world.folder, 'a.part');
      await fill('a.part', bytes('x'));
      await world.drop.discardPart(world.folder, 'a.part');
      expect(await world.names()).toEqual([]);
    });

    it('tells a whole video from a cut one and from a page', async () => {
      const clip = readClip('ember');
      await fill('a.part', clip);
      expect(await world.drop.check(world.folder, 'a.part', 'video')).toMatchObject({ ok: true });
      await fill('a.part', clip.subarray(0, clip.length - 1));
      const cut = await world.drop.check(world.folder, 'a.part', 'video');
      expect(cut).toMatchObject({ ok: false, why: 'damaged' });
      await fill('a.part', bytes('{"error":{"message":"gone"}}'));
      const json = await world.drop.check(world.folder, 'a.part', 'video');
      expect(json).toMatchObject({ ok: false, why: 'not-media', message: 'gone' });
      await fill('a.part', readImage('png'));
      expect(await world.drop.check(world.folder, 'a.part', 'image')).toMatchObject({
        ok: true,
        extension: 'png',
      });
    });

    it('finds the first free name', async () => {
      const free = (): Promise<string> => world.drop.freeName(world.folder, 'clip', 'mp4');
      expect(await free()).toBe('clip.mp4');
      await world.write('clip.mp4', bytes('1'));
      expect(await free()).toBe('clip (2).mp4');
      await world.write('clip (2).mp4', bytes('2'));
      expect(await free()).toBe('clip (3).mp4');
    });

    it('gives the final name, never over another file', async () => {
      await fill('a.part', bytes('mine'));
      await world.write('clip.mp4', bytes('theirs'));
      expect(await world.drop.finish(world.folder, 'a.part', 'clip.mp4')).toBe('taken');
      expect(await world.read('clip.mp4')).toEqual(Buffer.from('theirs'));
      expect(await world.drop.finish(world.folder, 'a.part', 'clip (2).mp4')).toBe('done');
      expect(await world.read('clip (2).mp4')).toEqual(Buffer.from('mine'));
      expect(await world.names()).toEqual(['clip (2).mp4', 'clip.mp4']);
    });

    it('keeps both when the name belongs to another file of the same bytes', async () => {
      await fill('a.part', bytes('mine'));
      await world.write('clip.mp4', bytes('mine'));
      expect(await world.drop.finish(world.folder, 'a.part', 'clip.mp4')).toBe('taken');
      expect(await world.names()).toEqual(['a.part', 'clip.mp4']);
    });

    it('cannot finish a part that is not there', async () => {
      const finishing = world.drop.finish(world.folder, 'a.part', 'clip.mp4');
      await expect(finishing).rejects.toMatchObject({ trouble: 'cannot-write', code: 'ENOENT' });
    });

    it('recognises a finished file by size and fingerprint', async () => {
      await world.write('clip.mp4', bytes('mine'));
      const holds = (file: string, size: number, data: string): Promise<boolean> =>
        world.drop.holds(world.folder, file, size, sha256(bytes(data)));
      expect(await holds('clip.mp4', 4, 'mine')).toBe(true);
      expect(await holds('clip.mp4', 5, 'mine')).toBe(false);
      expect(await holds('clip.mp4', 4, 'mind')).toBe(false);
      expect(await holds('none.mp4', 4, 'mine')).toBe(false);
    });

    it('knows nothing of the space of a missing folder', async () => {
      expect(await world.drop.freeBytes(world.missingFolder)).toBeNull();
    });
  });
}
