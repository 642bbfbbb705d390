import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { AnswerStream } from './answer-stream';

function controlled(roomBytes: number) {
  const controller = {
    ...{ aborted: false, paused: false, reason: null, rawHeaders: null, rawTrailers: null },
    pause: vi.fn(),
    resume: vi.fn(),
    abort: vi.fn(),
  };
  return { controller, stream: new AnswerStream(controller, roomBytes) };
}

async function readAll(stream: AnswerStream): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const chunk of stream) read.push(new Uint8Array(chunk));
  return Buffer.concat(read);
}

it('hands on every byte in order, however they come and however they are read', async () => {
  const arrivals = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50, size: 'max' }), {
    maxLength: 30,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(arrivals, fc.array(fc.boolean()), async (chunks, readsBetween) => {
      const { stream } = controlled(16);
      const read: Uint8Array[] = [];
      for (const [at, chunk] of chunks.entries()) {
        const lent = Buffer.from(chunk);
        stream.take(lent);
        // The socket's memory is used again at once.
        lent.fill(0xee);
        if (readsBetween[at] !== true) continue;
        const next = await stream.next();
        if (next.done !== true) read.push(new Uint8Array(next.value));
      }
      stream.end(null);
      read.push(await readAll(stream));
      expect(Buffer.concat(read).equals(Buffer.concat(chunks))).toBe(true);
    }),
  );
});

it('leaves a chunk alone until the next one is asked for', async () => {
  const { stream } = controlled(8);
  stream.take(Buffer.from('first'));
  const { value } = await stream.next();
  stream.take(Buffer.from('more and much more'));
  expect(Buffer.from(value ?? []).toString()).toBe('first');
});

it('makes the sender wait while too much waits here, and no longer', async () => {
  const { controller, stream } = controlled(8);
  stream.take(Buffer.from('123'));
  expect(controller.pause).not.toHaveBeenCalled();
  stream.take(Buffer.from('45678901234567890'));
  expect(controller.pause).toHaveBeenCalledTimes(1);
  await stream.next();
  await stream.next();
  expect(controller.resume).not.toHaveBeenCalled();
  await stream.next();
  expect(controller.resume).toHaveBeenCalledTimes(1);
});

it('gives what had arrived before it tells of a cut', async () => {
  const { stream } = controlled(8);
  stream.take(Buffer.from('some'));
  stream.end(new Error('cut'));
  expect(Buffer.from((await stream.next()).value ?? []).toString()).toBe('some');
  await expect(stream.next()).rejects.toThrow('cut');
});

it('ends the transfer when its reader leaves, and only then', async () => {
  const left = controlled(8);
  left.stream.take(Buffer.from('some'));
  for await (const chunk of left.stream) if (chunk.length > 0) break;
  expect(left.controller.abort).toHaveBeenCalledTimes(1);
  const read = controlled(8);
  read.stream.end(null);
  await readAll(read.stream);
  read.stream.destroy();
  expect(read.controller.abort).not.toHaveBeenCalled();
});

it('reads for nobody what is discarded', () => {
  const { controller, stream } = controlled(4);
  stream.take(Buffer.from('1234567'));
  stream.discard();
  stream.take(Buffer.from('1234567'));
  expect(controller.resume).toHaveBeenCalledTimes(1);
  expect(controller.abort).not.toHaveBeenCalled();
});
