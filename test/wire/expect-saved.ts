import { expect } from 'vitest';
import type { WireCore } from '../support/wire-core';

/** The video is saved: one file, with the bytes that were served, named and described as told, and nothing else. */
export async function expectSaved(
  on: WireCore,
  id: string,
  extension = 'mp4',
  mime = 'video/mp4',
): Promise<void> {
  const { files } = await on.untilState(id, 'saved');
  const { sha256, bytes } = on.double.served(id);
  const name = `${id}.${extension}`;
  expect(files).toMatchObject([{ name, folder: on.folder, sha256, bytes, mime }]);
  expect(await on.files()).toEqual({ [name]: sha256 });
  expect(on.core.holds.list()).toEqual([]);
}
