import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { errnoOf } from './drop-refusal';

/** A link in the place of a file must not lead the bytes elsewhere; Windows has no such flag. */
export const noFollow = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;

/** Takes so many bytes off a file's end, and waits until that is on the disk; nothing when there is no file. */
export const shortenFile = (path: string, byBytes: number): Promise<void> =>
  withFile(path, async (handle) => {
    const { size } = await handle.stat();
    await handle.truncate(Math.max(0, size - byBytes));
    await handle.datasync();
  });

/** Waits until a file is on the disk, as it is; nothing when there is no file. */
export const syncFile = (path: string): Promise<void> =>
  withFile(path, (handle) => handle.datasync());

async function withFile(path: string, act: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    const handle = await open(path, constants.O_RDWR | noFollow);
    await act(handle).finally(() => handle.close());
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}
