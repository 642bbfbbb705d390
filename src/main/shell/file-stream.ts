import type { FileHandle } from 'node:fs/promises';
import type { ByteRange } from './byte-range';

const chunkBytes = 256 * 1024;

/**
 * A stretch of an open file as a stream that reads only what is asked for, and closes the file at its
 * end or when nobody wants more. Not `Readable.toWeb`: it throws when it is cancelled while it closes.
 */
export function fileStream(handle: FileHandle, range: ByteRange): ReadableStream<Uint8Array> {
  let at = range.start;
  let isOver = false;
  const end = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await handle.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(chunkBytes, range.end - at);
          const buffer = new Uint8Array(wanted);
          const { bytesRead } = await handle.read(buffer, 0, wanted, at);
          if (isOver) return;
          // Cut meanwhile: an error tells the player that it has not seen all.
          if (bytesRead === 0) throw new Error('the file has become shorter');
          at += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (at < range.end) return;
          controller.close();
          await end();
        } catch (error) {
          const wasOver = isOver;
          await end();
          if (!wasOver) controller.error(error);
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
