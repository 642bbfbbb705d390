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

    it('writes a text whole, and never over another file', async () => {
      const { drop, folder, missingFolder } = world;
      expect(await drop.readText(folder, 'a.json')).toBeNull();
      expect(await drop.putText(folder, 'a.json', '{"a":1}')).toBe('done');
      expect(await drop.putText(folder, 'a.json', '{"a":2}')).toBe('taken');
      expect(await drop.readText(folder, 'a.json')).toBe('{"a":1}');
      expect(await world.names()).toEqual(['a.json']);
      const refusal = drop.putText(missingFolder, 'a.json', '{}');
      await expect(refusal).rejects.toMatchObject({ trouble: 'folder-missing' });
    });

    it('makes a subfolder, but never the folder that it lies in', async () => {
      const { drop, folder, missingFolder } = world;
      await drop.prepareInside(folder, '2026-11');
      await drop.prepareInside(folder, '2026-11');
      const inside = drop.pathInside(folder, '2026-11');
      await drop.prepare(inside, false);
      expect(await drop.whatIsGone(folder, '2026-12')).toBe('file');
      const refusal = drop.prepareInside(missingFolder, '2026-11');
      await expect(refusal).rejects.toMatchObject({ trouble: 'folder-missing' });
      expect(await drop.whatIsGone(missingFolder, '2026-11')).toBe('folder');
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

    it('tells the fingerprint of whatever stands under a name, and can be stopped', async () => {
      const now = (name: string, goOn = true) =>
        world.drop.fingerprint(world.folder, name, () => Promise.resolve(goOn));
      await world.write('clip.mp4', bytes('mine'));
      expect(await now('clip.mp4')).toEqual({ bytes: 4, sha256: sha256(bytes('mine')) });
      await world.write('clip.mp4', bytes('mind'));
      expect(await now('clip.mp4')).toEqual({ bytes: 4, sha256: sha256(bytes('mind')) });
      expect(await now('clip.mp4', false)).toBe('stopped');
      expect(await now('none.mp4')).toBeNull();
      const elsewhere = world.drop.fingerprint(world.missingFolder, 'clip.mp4', () =>
        Promise.resolve(true),
      );
      expect(await elsewhere).toBeNull();
      expect(await world.read('clip.mp4')).toEqual(Buffer.from('mind'));
    });

    it('puts what a piece holds behind the part, and its fingerprint goes on', async () => {
      const piece = await world.drop.openPiece(world.folder, 'a#at4.part', false);
      await piece.append(bytes('two '));
      await piece.append(bytes('three'));
      expect(piece.size).toBe(9);
      await piece.close();
      const file = await world.drop.openPart(world.folder, 'a.part', false);
      await file.append(bytes('one tw'));
      await file.absorb('a#at4.part', 2);
      expect(file.size).toBe(13);
      expect(await file.sync()).toEqual({ bytes: 13, sha256: sha256(bytes('one two three')) });
      await file.close();
      expect(await world.read('a.part')).toEqual(Buffer.from('one two three'));
      expect(await world.drop.partSize(world.folder, 'a#at4.part')).toBe(9);
    });

    it('goes on with a piece that is kept, and empties one that is not', async () => {
      const write = async (data: string, keep: boolean): Promise<number> => {
        const piece = await world.drop.openPiece(world.folder, 'a#at4.part', keep);
        await piece.append(bytes(data));
        await piece.close();
        return piece.size;
      };
      expect(await write('two ', false)).toBe(4);
      expect(await write('three', true)).toBe(9);
      expect(await write('2', false)).toBe(1);
      expect(await world.read('a#at4.part')).toEqual(Buffer.from('2'));
    });

    it('shows the first bytes of a part, also those not written yet', async () => {
      const file = await world.drop.openPart(world.folder, 'a.part', false);
      await file.append(bytes('one two'));
      expect(Buffer.from(await file.head(3)).toString()).toBe('one');
      expect(Buffer.from(await file.head(300)).toString()).toBe('one two');
      await file.close();
    });

    it('copies a part to another folder', async () => {
      await fill('a.part', bytes('half'));
      await world.drop.prepare(world.missingFolder, true);
      await world.drop.copyPart(world.folder, world.missingFolder, 'a.part');
      expect(await world.drop.partSize(world.folder, 'a.part')).toBe(4);
      const copy = await world.drop.openPart(world.missingFolder, 'a.part', true);
      expect(await copy.sync()).toEqual({ bytes: 4, sha256: sha256(bytes('half')) });
      await copy.close();
    });

    it('takes bytes off the end of a part', async () => {
      await fill('a.part', bytes('whole'));
      await world.drop.shortenPart(world.folder, 'a.part', 2);
      await world.drop.syncPart(world.folder, 'a.part');
      const file = await world.drop.openPart(world.folder, 'a.part', true);
      expect(await file.sync()).toEqual({ bytes: 3, sha256: sha256(bytes('who')) });
      await file.close();
      await world.drop.shortenPart(world.folder, 'a.part', 9);
      expect(await world.drop.partSize(world.folder, 'a.part')).toBe(0);
      await world.drop.shortenPart(world.folder, 'none.part', 9);
      await world.drop.syncPart(world.folder, 'none.part');
      expect(await world.drop.partSize(world.folder, 'none.part')).toBeNull();
    });

    it('knows a folder from another', async () => {
      expect(await world.drop.isSameFolder(world.folder, world.folder)).toBe(true);
      expect(await world.drop.isSameFolder(world.folder, world.missingFolder)).toBe(false);
      await world.drop.prepare(world.missingFolder, true);
      expect(await world.drop.isSameFolder(world.folder, world.missingFolder)).toBe(false);
    });

    it('says what of a finished file is gone', async () => {
      await world.write('clip.mp4', bytes('x'));
      const gone = (folder: string, file: string): Promise<string> =>
        world.drop.whatIsGone(folder, file);
      expect(await gone(world.folder, 'clip.mp4')).toBe('none');
      expect(await gone(world.folder, 'other.mp4')).toBe('file');
      expect(await gone(world.missingFolder, 'clip.mp4')).toBe('folder');
    });

    it('lists the names in a folder, and nothing of a folder that is not there', async () => {
      for (const file of ['c.mp4', 'b#at1048576.part']) await world.write(file, bytes('x'));
      const names = await world.drop.list(world.folder);
      expect(names).toEqual(expect.arrayContaining(['b#at1048576.part', 'c.mp4']));
      expect(names).toEqual([...names].sort());
      expect(await world.drop.list(world.missingFolder)).toEqual([]);
    });

    it('knows nothing of the space of a missing folder', async () => {
      expect(await world.drop.freeBytes(world.missingFolder)).toBeNull();
    });
  });
}
